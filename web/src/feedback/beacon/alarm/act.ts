import { api } from '../../../app/api.ts';

/** What a person may do to an alarm; the server says which of them are possible now. */
export type AlarmAction =
  | 'acknowledge'
  | 'contain'
  | 'clear'
  | 'false'
  | 'reopen'
  | 'handOver'
  | 'note'
  | 'right';

interface Said {
  readonly reason: string;
  readonly memberId?: string;
}

/** Takes one step; throws a `ProblemError` where it is refused. */
export async function actOnAlarm(
  { id, version }: { id: string; version: number },
  action: AlarmAction,
  said?: Said,
): Promise<void> {
  const params = { path: { id } };
  const reason = said?.reason ?? '';
  const withReason = { params, body: { version, reason } };
  const steps: Record<AlarmAction, () => Promise<unknown>> = {
    acknowledge: () => api.POST('/api/v1/alarms/{id}/acknowledge', { params, body: { version } }),
    contain: () => api.POST('/api/v1/alarms/{id}/contain', withReason),
    clear: () => api.POST('/api/v1/alarms/{id}/clear', withReason),
    false: () => api.POST('/api/v1/alarms/{id}/false', withReason),
    reopen: () => api.POST('/api/v1/alarms/{id}/reopen', withReason),
    note: () => api.POST('/api/v1/alarms/{id}/note', { params, body: { version, note: reason } }),
    right: () => api.POST('/api/v1/alarms/{id}/right', { params, body: { version } }),
    handOver: () =>
      api.POST('/api/v1/alarms/{id}/hand-over', {
        params,
        body: { version, memberId: said?.memberId ?? '', reason },
      }),
  };
  await steps[action]();
}
