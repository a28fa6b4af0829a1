import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

/** Everybody in the workspace, for names beside ids. */
export const members = queryOptions({
  queryKey: ['members'],
  queryFn: async () => (await api.GET('/api/v1/members')).data!.members,
  staleTime: 120_000,
});

/** The name of a member by id; the id itself of somebody who has left. */
export function useMemberName(): (userId: string | null | undefined) => string {
  const { data } = useQuery(members);
  return (userId) => data?.find((member) => member.userId === userId)?.name ?? userId?.slice(0, 8) ?? '';
}
