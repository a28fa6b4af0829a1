import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';

export type ChannelShown =
  paths['/api/v1/paging/channels']['get']['responses'][200]['content']['application/json']['items'][number];

/** Ways that every workspace has, and kinds that are set up with an address. */
export const OWN = ['page', 'web-push', 'mail'] as const;
export const ADDED = ['dingtalk', 'feishu', 'wecom', 'slack', 'webhook'] as const;

export const useChannels = () =>
  useQuery({
    queryKey: ['on-call', 'channels'],
    queryFn: async () => (await api.GET('/api/v1/paging/channels')).data!.items,
  });

/** Every way that a step may use, for a select. */
export function useChannelOptions(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const { data } = useChannels();
  return [
    ...OWN.map((value) => ({ value: value as string, label: t(`onCall.channels.kind.${value}`) })),
    ...(data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
}
