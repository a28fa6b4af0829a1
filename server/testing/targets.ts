import type { Caller } from './caller.ts';
import type { World } from './world.ts';

/** Things that bad requests are aimed at, ours and others’. */
export interface Targets {
  readonly pain: string;
  readonly bell: string;
  readonly proposition: string;
  readonly cycle: string;
  /** A business module that has no cycle yet. */
  readonly module: string;
  /** A bell that its owner has taken in hand, and its version. */
  readonly taken: { readonly id: string; readonly version: number };
  readonly calendar: string;
  readonly theirCalendar: string;
  readonly theirProposition: string;
  readonly rota: string;
  readonly ladder: string;
  /** A webhook that pages are sent to. */
  readonly channel: string;
  readonly theirRota: string;
  readonly theirUser: string;
  readonly expiredInvitation: string;
}

/** Finds or makes one of everything that bad requests are aimed at. */
export async function findTargets(world: World): Promise<Targets> {
  const owner = await world.as('owner');
  const first = async (path: string) => {
    const { body } = await owner.get<Record<string, unknown>>(path);
    return (Object.values(body).find(Array.isArray) as { id: string }[])[0]!.id;
  };
  const stranger = await world.asStranger('owner');
  const made = async (path: string, body: object) =>
    (await stranger.post<{ id: string }>(path, body)).body.id;
  const cycleId = await made('/api/v1/cycles', { cadence: 'quarter' });
  const proposition = { words: words(), ownerId: stranger.userId, cycleId };
  return {
    pain: await first('/api/v1/pains'),
    bell: await first('/api/v1/bells'),
    proposition: await first('/api/v1/propositions'),
    cycle: await first('/api/v1/cycles'),
    module: await first('/api/v1/modules'),
    taken: await takenBell(owner),
    calendar: (await owner.post<{ id: string }>('/api/v1/calendars', calendar())).body.id,
    theirCalendar: await made('/api/v1/calendars', calendar()),
    theirProposition: await made('/api/v1/propositions', proposition),
    rota: await first('/api/v1/on-call/rotas'),
    ladder: await first('/api/v1/ladders'),
    channel: await first('/api/v1/paging/channels'),
    theirRota: await made('/api/v1/on-call/rotas', rota(stranger.userId)),
    theirUser: stranger.userId,
    expiredInvitation: await expiredInvitation(world, owner),
  };
}

async function takenBell(owner: Caller) {
  type Bell = { id: string; version: number };
  const painId = (await owner.get<{ items: { id: string }[] }>('/api/v1/pains')).body.items[0]!.id;
  const rung = await owner.post<Bell>('/api/v1/bells', { painId, note: 'x', ownerId: owner.userId });
  const path = `/api/v1/bells/${rung.body.id}`;
  const heard = await owner.post<Bell>(`${path}/acknowledge`, { version: rung.body.version });
  return (await owner.post<Bell>(`${path}/take`, { version: heard.body.version })).body;
}

async function expiredInvitation({ clock }: World, owner: Caller): Promise<string> {
  const now = clock.now();
  clock.set(new Date(now.getTime() - 60 * 86_400_000));
  const { body } = await owner.post('/api/v1/invitations', { email: 'late@example.test', role: 'member' });
  clock.set(now);
  return /token=([\w-]+)/.exec(JSON.stringify(body))![1]!;
}

/** A whole proposition. */
export const words = (over: object = {}) => ({
  title: '当天退款',
  who: '买家',
  pain: '退款慢',
  solution: '当天退款',
  benefit: '钱马上回来',
  growth: '更敢买',
  experience: '安心',
  assumption: '复购会升',
  ...over,
});
/** A whole rota of one member. */
export const rota = (memberId: string, over: object = {}) => ({
  name: '值班',
  timeZone: 'Asia/Shanghai',
  layers: [{ memberIds: [memberId], rotate: 'week', from: '2026-11-02T01:00:00Z' }],
  ...over,
});
/** A whole ladder of one step. */
export const ladder = (step: object = {}, over: object = {}) => ({
  name: '升级梯',
  matches: {},
  steps: [{ afterMinutes: 0, to: [{ leaders: true }], channels: ['page'], hours: 'always', ...step }],
  repeat: 0,
  ...over,
});
/** A whole working calendar. */
export const calendar = (over: object = {}) => ({
  name: '工作日',
  timeZone: 'Asia/Shanghai',
  week: { 1: [['09:00', '18:00']] },
  exceptions: {},
  isDefault: false,
  ...over,
});
