import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useMemberName } from '../../../app/members.ts';
import { useRotas } from './rotas.ts';

export type LadderShown =
  paths['/api/v1/ladders']['get']['responses'][200]['content']['application/json']['items'][number];
export type StepShown = LadderShown['steps'][number];
type Target = StepShown['to'][number];

export const useLadders = () =>
  useQuery({
    queryKey: ['on-call', 'ladders'],
    queryFn: async () => (await api.GET('/api/v1/ladders')).data!.items,
  });

/** A target as one value of a select: `member:ID`, `rota:ID`, `owner`, `leaders`. */
export const keyOf = (target: Target): string => {
  if ('member' in target) return `member:${target.member}`;
  if ('rota' in target) return `rota:${target.rota}`;
  return 'owner' in target ? 'owner' : 'leaders';
};

export function targetOf(key: string): Target {
  const [kind, id] = key.split(':');
  if (kind === 'member') return { member: id! };
  if (kind === 'rota') return { rota: id! };
  return kind === 'owner' ? { owner: true } : { leaders: true };
}

/** What people call a target. */
export function useTargetName(): (target: Target) => string {
  const { t } = useTranslation();
  const nameOf = useMemberName();
  const rotas = useRotas();
  return (target) => {
    if ('member' in target) return nameOf(target.member);
    if ('rota' in target) return rotas.data?.find(({ id }) => id === target.rota)?.name ?? target.rota;
    return t('owner' in target ? 'onCall.ladders.owner' : 'onCall.ladders.leaders');
  };
}
