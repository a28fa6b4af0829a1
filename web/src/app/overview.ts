import type { paths } from '@gongjian/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './api.ts';

export type Overview = paths['/api/v1/overview']['get']['responses'][200]['content']['application/json'];

/** The figures of the home page and of the navigation, in one answer. */
export const overview = queryOptions({
  queryKey: ['overview'],
  queryFn: async () => (await api.GET('/api/v1/overview')).data!,
});
