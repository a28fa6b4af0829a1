import type { paths } from '@gongjian/client';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api.ts';

export type Me = paths['/api/v1/me']['get']['responses'][200]['content']['application/json'];

/** Who reads this page, in which workspace, as what. */
export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async () => (await api.GET('/api/v1/me')).data!,
  staleTime: 60_000,
});

/** For pages behind the door, where it is known already. */
export const useMe = (): Me => useSuspenseQuery(me).data;

const RANK = ['owner', 'leader', 'manager', 'frontline', 'member', 'guest'] as const;

/** Whether the reader's role is at least this strong; the server decides anyway, pages only spare a refusal. */
export const isAtLeast = (role: (typeof RANK)[number], reader: Me): boolean =>
  RANK.indexOf(reader.role) <= RANK.indexOf(role);
