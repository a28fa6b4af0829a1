import type { Caller } from './caller.ts';
import { plantingDesk } from './plant-alarm.ts';
import { rowsOf } from './rows-of.ts';
import type { World } from './world.ts';

/** A word that stands in everything that a furnished workspace holds, so that a leak of it can be seen. */
export const MARK = 'zanzibar';

const DAY = 86_400_000;
const COMPLAINTS = ['退款三天没到账，客服一直不回', '快递太慢了，五天还没发货'];
const PATIENCE_MS = 20_000;

/** Puts one of everything into the world's workspace, through the API, as its people would. */
export async function furnish(world: World): Promise<void> {
  const owner = await world.as('owner');
  await sendVoices(world, owner);
  const painId = await firstPain(owner);
  const voices = await take<{ items: { id: string }[] }>(owner, 'GET', '/api/v1/voices?limit=5');
  const cycle = await take<{ id: string }>(owner, 'POST', '/api/v1/cycles', { cadence: 'quarter' });
  await take(owner, 'POST', '/api/v1/modules', { name: `module ${MARK}`, cadence: 'month' });
  const proposition = await take<{ id: string }>(owner, 'POST', '/api/v1/propositions', {
    words: words(),
    ownerId: owner.userId,
    cycleId: cycle.id,
  });
  await take(owner, 'POST', '/api/v1/matches', { propositionId: proposition.id, painId });
  const calendar = await take<{ id: string }>(owner, 'POST', '/api/v1/calendars', {
    name: `calendar ${MARK}`,
    timeZone: 'Asia/Shanghai',
    week: { 1: [['09:00', '18:00']] },
    exceptions: {},
    isDefault: false,
  });
  await take(owner, 'POST', '/api/v1/routing/rules', {
    name: `rule ${MARK}`,
    matches: { words: [MARK] },
    ownerId: owner.userId,
    acknowledgeMinutes: 60,
    ladder: [],
    calendarId: calendar.id,
    enabled: true,
  });
  await furnishPaging(owner);
  const voiceIds = voices.items.slice(0, 2).map(({ id }) => id);
  await take(owner, 'POST', '/api/v1/bells', {
    painId,
    voiceIds,
    title: `bell ${MARK}`,
    note: MARK,
    ownerId: owner.userId,
  });
  await take(owner, 'POST', '/api/v1/adjustments', {
    propositionId: proposition.id,
    baseVersion: 1,
    words: { ...words(), solution: `better ${MARK}` },
    reason: MARK,
    evidence: { painIds: [painId] },
  });
  await take(owner, 'POST', '/api/v1/keys', { name: `key ${MARK}`, scopes: ['read'] });
  await take(owner, 'POST', '/api/v1/invitations', { email: `${MARK}@example.test`, role: 'member' });
  await uploadFile(owner);
  await burn(world, owner);
  await enforce(owner);
  await settle(world);
}

/** Waits until what the server does by itself with the new things is done: matching, notifications. */
async function settle(world: World): Promise<void> {
  const { database, jobs } = world.services;
  await jobs.runNow('loop.match', { workspaceId: world.workspaceId });
  let seen = '';
  let still = 0;
  for (const until = performance.now() + 2 * PATIENCE_MS; performance.now() < until; ) {
    const now = JSON.stringify([...(await rowsOf(database.queries, world.workspaceId))]);
    still = now === seen ? still + 1 : 0;
    if (still === 2) return;
    seen = now;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
}

/** Rota, ladder, channel, preferences and a browser; nothing of it reaches anybody outside. */
async function furnishPaging(owner: Caller): Promise<void> {
  const layer = { memberIds: [owner.userId], rotate: 'day', from: '2026-11-01T01:00:00Z' };
  const rota = await take<{ id: string }>(owner, 'POST', '/api/v1/on-call/rotas', {
    name: `rota ${MARK}`,
    timeZone: 'Asia/Shanghai',
    layers: [layer],
    overrides: [{ from: layer.from, until: '2026-11-01T09:00:00Z', memberId: owner.userId }],
  });
  const step = { afterMinutes: 0, to: [{ rota: rota.id }], channels: ['page'], hours: 'always' };
  await take(owner, 'POST', '/api/v1/ladders', {
    name: `ladder ${MARK}`,
    matches: { scope: { region: [MARK] } },
    steps: [step],
    repeat: 1,
  });
  await take(owner, 'POST', '/api/v1/paging/channels', {
    kind: 'webhook',
    name: `channel ${MARK}`,
    url: `https://${MARK}.example/hook`,
  });
  await take(owner, 'PUT', '/api/v1/paging/mine', {
    channels: { critical: ['page', 'mail'], major: ['page'], minor: [] },
    quiet: { from: '22:00', until: '07:00', timeZone: 'Asia/Shanghai' },
    handles: { wecom: MARK },
  });
  await take(owner, 'POST', '/api/v1/paging/push', {
    subscription: {
      endpoint: `https://${MARK}.example/push`,
      keys: { p256dh: 'B'.padEnd(87, 'A'), auth: 'A'.repeat(22) },
    },
  });
}

async function sendVoices(world: World, owner: Caller): Promise<void> {
  const now = world.clock.now().getTime();
  const voices = Array.from({ length: 40 }, (_, n) => ({
    text: `${COMPLAINTS[n % 2]} ${MARK} ${n}`,
    occurredAt: new Date(now - (n % 10) * DAY).toISOString(),
    source: 'furnish',
    externalId: String(n),
    channel: 'chat',
    author: { key: `author ${n}` },
    attributes: { region: MARK },
    rating: 1,
  }));
  await take(owner, 'POST', '/api/v1/voices', { voices });
}

/** The listening stream works by itself; this waits for its first pain. */
async function firstPain(owner: Caller): Promise<string> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { items } = await take<{ items: { id: string }[] }>(owner, 'GET', '/api/v1/pains');
    if (items[0]) return items[0].id;
    if (performance.now() > until) throw new Error('No pain came of the voices');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A metric, an alarm of it that burns, one that is over and waits for its review, and a silence. */
async function burn(world: World, owner: Caller): Promise<void> {
  const desk = plantingDesk(world);
  const title = `series ${MARK}`;
  const code = `orders.${MARK}`;
  const series = await take<{ id: string }>(owner, 'POST', '/api/v1/series', {
    code,
    title,
    kind: 'metric',
    direction: 'both',
  });
  const { alarm: burning } = await desk.plant({ title, code, seriesId: series.id });
  const { alarm } = await desk.plant({ title, code, seriesId: series.id, direction: 'down' });
  await take(owner, 'POST', `/api/v1/alarms/${alarm.id}/clear`, { version: alarm.version, reason: MARK });
  const now = world.clock.now().getTime();
  await take(owner, 'POST', '/api/v1/silences', {
    kind: 'maintenance',
    scope: { region: [MARK] },
    startsAt: new Date(now + DAY).toISOString(),
    endsAt: new Date(now + 2 * DAY).toISOString(),
    reason: MARK,
  });
  await control(owner, burning.id);
  await take(owner, 'POST', '/api/v1/promotions', {
    name: `promotion ${MARK}`,
    kind: MARK,
    startsAt: new Date(now + DAY).toISOString(),
    endsAt: new Date(now + 2 * DAY).toISOString(),
    scope: {},
  });
}

/** A control that answers the alarm, somebody's appeal against it, and a playbook. */
async function control(owner: Caller, alarmId: string): Promise<void> {
  const action = { type: 'banner', words: MARK };
  const { id } = await take<{ id: string }>(owner, 'POST', '/api/v1/controls', {
    ...{ scope: { region: [MARK] }, action, ttlMinutes: 60, reason: MARK, alarmId },
  });
  await take(owner, 'POST', `/api/v1/controls/${id}/appeals`, { who: MARK, words: MARK });
  await take(owner, 'POST', '/api/v1/playbooks', {
    ...{ name: `playbook ${MARK}`, enabled: true, matches: { scope: { region: [MARK] } }, action },
    ...{ ttlMinutes: 60, automatic: false, cooldownMinutes: 30, mostPerDay: 5 },
  });
}

/** A point that carries out a control and was hit, bounds, a control that waits, and a webhook. */
async function enforce(owner: Caller): Promise<void> {
  const rule = { scope: { region: [MARK] }, ttlMinutes: 60, reason: MARK };
  const pause = { ...rule, action: { type: 'pause-offer', offer: MARK } };
  const made = await take<{ id: string; revision: number }>(owner, 'POST', '/api/v1/controls', pause);
  const point = { name: MARK, instance: MARK, kind: 'node' };
  await take(owner, 'POST', '/api/v1/controls/acks', { point, revision: made.revision });
  const hit = { controlId: made.id, count: 3, at: '2026-11-02T01:00:00Z' };
  await take(owner, 'POST', '/api/v1/controls/hits', { point, hits: [hit] });
  await take(owner, 'PUT', '/api/v1/control-policy', {
    ...{ mostShare: 0.3, mostActive: 5, mostPerHour: 10, longestTtlMinutes: 240 },
    ...{ secondEyes: ['hold-refund'], reason: MARK, version: 0 },
  });
  await take(owner, 'POST', '/api/v1/controls', { ...rule, action: { type: 'hold-refund' } });
  // An address inside, which is never reached.
  await take(owner, 'POST', '/api/v1/enforcement/webhooks', { name: MARK, url: `http://10.0.0.1/${MARK}` });
}

async function uploadFile(owner: Caller): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([`内容,时间\n${MARK} 退款太慢,2026-11-01 10:00\n`]), `${MARK}.csv`);
  const response = await owner.raw('/api/v1/imports', { method: 'POST', body: form });
  if (response.status !== 201) throw new Error(`imports: ${response.status} ${await response.text()}`);
}

const words = () => ({
  title: `proposition ${MARK}`,
  who: '买家',
  pain: '退款慢',
  solution: '当天退款',
  benefit: '钱马上回来',
  growth: '更敢买',
  experience: '安心',
  assumption: '退款快了，复购会升',
});

/** The answer's body; anything but success is a broken test. */
async function take<T>(
  caller: Caller,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<T> {
  const send = {
    GET: () => caller.get<T>(path),
    POST: () => caller.post<T>(path, body),
    PUT: () => caller.put<T>(path, body),
  };
  const answer = await send[method]();
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
