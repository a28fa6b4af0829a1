import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';

/** One alarm, whole. */
export const alarmQuestion = (id: string) =>
  queryOptions({
    queryKey: ['alarms', id],
    queryFn: async () => (await api.GET('/api/v1/alarms/{id}', { params: { path: { id } } })).data!,
  });
