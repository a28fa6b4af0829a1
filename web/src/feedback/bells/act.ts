import { api } from '../../app/api.ts';

/** What a person may do to a bell; the server says which of them are possible now. */
export type BellAction =
  | 'acknowledge'
  | 'takeInHand'
  | 'markChanged'
  | 'verify'
  | 'reopen'
  | 'refuse'
  | 'handOver'
  | 'withdraw';

interface Said {
  readonly words: string;
  readonly when?: string;
  readonly ownerId?: string;
}

/** Takes one step; throws a `ProblemError` where it is refused. */
export async function act(
  { id, version }: { id: string; version: number },
  action: BellAction,
  said: Said,
): Promise<void> {
  const params = { path: { id } };
  const reason = { params, body: { version, reason: said.words } };
  const plain = { params, body: { version } };
  const steps: Record<BellAction, () => Promise<unknown>> = {
    acknowledge: () => api.POST('/api/v1/bells/{id}/acknowledge', plain),
    takeInHand: () => api.POST('/api/v1/bells/{id}/take', plain),
    markChanged: () =>
      api.POST('/api/v1/bells/{id}/change', {
        params,
        body: { version, change: said.words, ...(said.when ? { when: said.when } : {}) },
      }),
    verify: () => api.POST('/api/v1/bells/{id}/verify', plain),
    reopen: () => api.POST('/api/v1/bells/{id}/reopen', reason),
    refuse: () => api.POST('/api/v1/bells/{id}/refuse', reason),
    withdraw: () => api.POST('/api/v1/bells/{id}/withdraw', reason),
    handOver: () =>
      api.POST('/api/v1/bells/{id}/hand-over', {
        params,
        body: { version, ownerId: said.ownerId ?? '', reason: said.words },
      }),
  };
  await steps[action]();
}
