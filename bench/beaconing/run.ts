import { createSender, percentile, sendAll } from '../ingesting/load.ts';
import { makePlace } from '../ingesting/place.ts';
import { startChild } from './child.ts';
import { Decidable } from './decidable.ts';
import { type Incident, type Plan, planOf, Voices, type Wish } from './plan.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
/** Voices that are really sent before, so that the server knows the products and the pains. */
const HISTORY = 20_000;
const TURN_MS = 50;
const CONNECTIONS = 8;
const PATIENCE_MS = 600_000;
/** An incident ends when it is controlled, or after so many seconds. */
const LONGEST_S = 60;

export interface Settings extends Wish {
  readonly clients: number;
}

interface Server {
  readonly address: string;
  readonly key: string;
  readonly cookie: string;
  readonly workspaceId: string;
  readonly series: number;
}

interface Enforced {
  readonly id: string;
  readonly scope: Record<string, string[]>;
  readonly at: number;
}

interface Alarm {
  readonly title: string;
  readonly series: {
    readonly code: string;
    readonly subject: { readonly attribute?: string; readonly value?: string };
  };
  readonly cause: { readonly causes: readonly { readonly scope: Record<string, string[]> }[] } | null;
  readonly times: Record<string, string | null>;
}

/** One planted incident, from its beginning to its control at all points. */
interface Followed {
  readonly incident: Incident;
  readonly decidable: Decidable;
  extra: number;
  begunAt: number | null;
  enforcedAt: number | null;
}

/** Measures one database. @param url of a PostgreSQL server; null: the embedded one */
export async function measure(url: string | null, settings: Settings) {
  const place = await makePlace(url);
  try {
    return await measureAt([place.folder, place.url ?? '-'], settings);
  } finally {
    await place.remove();
  }
}

async function measureAt(where: readonly string[], settings: Settings) {
  const plan = planOf(settings);
  const first = startChild('server.ts', where);
  const sent = await sendHistory(await first.hear<Server>(), plan, settings.seed);
  await first.stop();
  const at = Date.now();
  const child = startChild('server.ts', [...where, JSON.stringify({ ...settings, sent, at })]);
  const server = await child.hear<Server>();
  const points = startChild('points.ts', [server.address, server.key, String(settings.clients)]);
  await points.hear();
  const followed: Followed[] = [];
  points.process.on('message', (enforced: Enforced) => note(followed, enforced));
  let before = { cpuSeconds: 0 };
  let learnedIn = 0;
  // The usual traffic flows while the server learns what is usual, or its beginning would be the first incident.
  const ready = learned(server).then(async (took) => {
    learnedIn = took;
    await arm(server);
    before = await child.ask<{ rssMb: number; cpuSeconds: number }>('memory');
    for (const incident of plan.incidents) {
      const decidable = new Decidable(plan, incident.product, { primedAt: at, now: Date.now() });
      followed.push({ incident, decidable, extra: 0, begunAt: null, enforcedAt: null });
    }
  });
  const stream = await sendStream(server, { plan, settings, followed, ready });
  const after = await child.ask<{ rssMb: number; cpuSeconds: number }>('memory');
  const alarms = await allAlarms(server);
  await points.stop();
  await child.stop();
  return {
    ...figures(followed, alarms, { series: server.series, seconds: settings.seconds }),
    series: server.series,
    ...stream,
    learnedSeconds: Math.round(learnedIn / 100) / 10,
    serverCpuShare: Math.round(((after.cpuSeconds - before.cpuSeconds) / settings.seconds) * 100) / 100,
    rssMb: after.rssMb,
  };
}

/** Real voices of the past week: they make the pains, and no detector believes that they are now. */
async function sendHistory(server: Server, plan: Plan, seed: number): Promise<number> {
  const voices = new Voices(plan, seed + 1);
  const now = Date.now();
  const { send, close } = createSender(
    { ...server, memory: async () => 0, stop: async () => {} },
    CONNECTIONS,
  );
  const bodies = Array.from({ length: HISTORY / 500 }, (_, lot) =>
    Buffer.from(
      JSON.stringify({
        voices: Array.from({ length: 500 }, (_, n) => {
          const share = (lot * 500 + n) / HISTORY;
          return voices.make(Math.round(now - WEEK + share * (WEEK - 2 * HOUR)));
        }),
      }),
    ),
  );
  await sendAll(send, { bodies, batch: 500 }, { connections: CONNECTIONS, seconds: 600 });
  close();
  await until(async () => {
    const { items } = await get<{ items: { lastAt: string | null }[] }>(
      server,
      '/api/v1/series?subject=pain&limit=500',
    );
    const before = items.length;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const again = await get<{ items: unknown[] }>(server, '/api/v1/series?subject=pain&limit=500');
    return before > 0 && before === again.items.length;
  });
  return HISTORY;
}

/** Waits until every detector has been made anew from the bins. */
async function learned(server: Server): Promise<number> {
  const began = performance.now();
  await until(async () => {
    for (let after = ''; ; ) {
      const page = await get<{ items: { learning: boolean }[]; next: string | null }>(
        server,
        `/api/v1/series?limit=500${after && `&after=${encodeURIComponent(after)}`}`,
      );
      if (page.items.some(({ learning }) => learning)) return false;
      if (page.next === null) return true;
      after = page.next;
    }
  });
  return performance.now() - began;
}

/** Arms a playbook that answers every alarm by itself, within wide bounds. */
async function arm(server: Server): Promise<void> {
  const policy = await get<{ version: number }>(server, '/api/v1/control-policy');
  await post(server, 'PUT', '/api/v1/control-policy', {
    mostShare: 1,
    mostActive: 1_000,
    mostPerHour: 1_000,
    longestTtlMinutes: 240,
    secondEyes: [],
    reason: 'bench',
    version: policy.version,
  });
  await post(server, 'POST', '/api/v1/playbooks', {
    name: 'bench',
    enabled: true,
    matches: { subjects: ['attribute'] },
    action: { type: 'pause-offer' },
    ttlMinutes: 60,
    automatic: true,
    cooldownMinutes: 0,
    mostPerDay: 1_000,
  });
}

interface Streaming {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly followed: readonly Followed[];
  /** From then on it is measured. */
  readonly ready: Promise<void>;
}

/** Sends the background at a steady rate with the incidents in it, whatever the answers take. */
async function sendStream(server: Server, { plan, settings, followed, ready }: Streaming) {
  const voices = new Voices(plan, settings.seed + 2);
  const { send, close } = createSender(
    { ...server, memory: async () => 0, stop: async () => {} },
    CONNECTIONS,
  );
  const byProduct = new Map<string, Followed>();
  const perTurn = (settings.rate * TURN_MS) / 1_000;
  const calls: Promise<unknown>[] = [];
  const acks: number[] = [];
  const opened = Date.now();
  let began = Number.POSITIVE_INFINITY;
  const started = ready.then(() => {
    began = Date.now();
    for (const one of followed) byProduct.set(one.incident.product, one);
  });
  let [owed, count, failed] = [0, 0, 0];
  for (let turn = 0; Date.now() < began + settings.seconds * 1_000; turn++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, opened + turn * TURN_MS - Date.now())));
    const now = Date.now();
    owed += perTurn;
    const lot = [];
    for (; owed >= 1; owed--) lot.push(voices.make(now));
    for (const one of followed) {
      if (!burns(one, now, began)) continue;
      one.extra += (one.incident.extraPerMinute / 60_000) * TURN_MS;
      for (; one.extra >= 1; one.extra--) lot.push(voices.make(now, one.incident.product));
    }
    for (const { attributes } of lot) byProduct.get(attributes.product)?.decidable.hear(now, now);
    const measured = now >= began;
    if (measured) count += lot.length;
    const sentAt = performance.now();
    calls.push(
      send(Buffer.from(JSON.stringify({ voices: lot }))).then(
        () => measured && acks.push(performance.now() - sentAt),
        () => {
          failed += 1;
        },
      ),
    );
  }
  await started;
  await Promise.all(calls);
  close();
  return {
    voicesPerSecond: Math.round(count / settings.seconds),
    ackP99Ms: rounded(percentile(acks, 0.99)),
    refusedCalls: failed,
  };
}

/** Whether an incident is going on, and since when. */
function burns(one: Followed, now: number, began: number): boolean {
  const startsAt = began + one.incident.startsAt * 1_000;
  if (now < startsAt || now > startsAt + LONGEST_S * 1_000 || one.enforcedAt !== null) return false;
  one.begunAt ??= now;
  return true;
}

function note(followed: readonly Followed[], { scope, at }: Enforced): void {
  for (const one of followed) {
    if (one.enforcedAt === null && scope.product?.includes(one.incident.product)) one.enforcedAt = at;
  }
}

async function allAlarms(server: Server): Promise<Alarm[]> {
  const alarms: Alarm[] = [];
  for (let after: number | null = null; ; ) {
    const page: { items: Alarm[]; next: number | null } = await get(
      server,
      `/api/v1/alarms?members=true&limit=200${after === null ? '' : `&after=${after}`}`,
    );
    alarms.push(...page.items);
    if (page.next === null) return alarms;
    after = page.next;
  }
}

function figures(
  followed: readonly Followed[],
  alarms: readonly Alarm[],
  { series, seconds }: { series: number; seconds: number },
) {
  const whole: number[] = [];
  const legs = {
    score: [] as number[],
    locate: [] as number[],
    deploy: [] as number[],
    enforce: [] as number[],
  };
  let [early, undecided, missed, sooner] = [0, 0, 0, 0];
  for (const { incident, decidable, begunAt, enforcedAt } of followed) {
    const decidableAt = decidable.sentAt;
    if (decidableAt === null && enforcedAt !== null) {
      sooner += 1;
      const own = alarms.find((one) => one.series.code === `product=${incident.product}`);
      if (process.env.BEACON_TRACE) {
        console.error(
          incident,
          (enforcedAt - begunAt!) / 1_000,
          decidable.nearest(),
          own?.times,
          JSON.stringify(own),
        );
      }
    } else if (decidableAt === null) undecided += 1;
    else if (begunAt === null || decidableAt < begunAt) early += 1;
    else if (enforcedAt === null) missed += 1;
    else {
      whole.push(enforcedAt - decidableAt);
      const alarm = alarms.find((one) => one.series.code === `product=${incident.product}`);
      if (alarm) addLegs(legs, alarm, { decidableAt, enforcedAt });
    }
  }
  const planted = new Set(followed.map(({ incident }) => incident.product));
  const strange = alarms.filter((alarm) => !isPlanted(alarm, planted));
  const weeks = (series * seconds) / (WEEK / 1_000);
  return {
    incidents: followed.length,
    measured: whole.length,
    /** Too thin to be known within a minute. */
    undecided,
    /** The server knew before the bench's own model did. */
    sooner,
    early,
    missed,
    p50Ms: rounded(percentile(whole, 0.5)),
    p99Ms: rounded(percentile(whole, 0.99)),
    maxMs: rounded(percentile(whole, 1)),
    scoreP99Ms: rounded(percentile(legs.score, 0.99)),
    locateP99Ms: rounded(percentile(legs.locate, 0.99)),
    deployP99Ms: rounded(percentile(legs.deploy, 0.99)),
    enforceP99Ms: rounded(percentile(legs.enforce, 0.99)),
    alarms: alarms.length,
    falseAlarms: strange.length,
    falseAlarmsOf: strange.slice(0, 8).map((alarm) => alarm.series.code),
    falseAlarmsPerSeriesWeek: Math.round((strange.length / weeks) * 1_000) / 1_000,
  };
}

type Legs = Record<'score' | 'locate' | 'deploy' | 'enforce', number[]>;

function addLegs(legs: Legs, { times }: Alarm, ends: { decidableAt: number; enforcedAt: number }): void {
  const at = (name: string) => (times[name] ? Date.parse(times[name]) : null);
  const [discovered, located, deployed] = [at('discoveredAt'), at('locatedAt'), at('deployedAt')];
  if (discovered !== null) legs.score.push(Math.max(0, discovered - ends.decidableAt));
  if (discovered !== null && located !== null) legs.locate.push(located - discovered);
  if (located !== null && deployed !== null) legs.deploy.push(deployed - located);
  if (deployed !== null) legs.enforce.push(Math.max(0, ends.enforcedAt - deployed));
}

/** Of a planted product, or located to one. */
const isPlanted = ({ series, cause }: Alarm, planted: ReadonlySet<string>): boolean =>
  planted.has(series.subject.attribute === 'product' ? (series.subject.value ?? '') : '') ||
  (cause?.causes ?? []).some(({ scope }) => scope.product?.some((product) => planted.has(product)));

const rounded = (value: number | null) => (value === null ? null : Math.round(value));

async function get<T>(server: Server, path: string): Promise<T> {
  const response = await fetch(new URL(path, server.address), { headers: { cookie: server.cookie } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function post(server: Server, method: 'POST' | 'PUT', path: string, body: object): Promise<void> {
  const headers = { cookie: server.cookie, 'content-type': 'application/json' };
  const response = await fetch(new URL(path, server.address), {
    method,
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

async function until(ask: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; ) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('It did not come to pass in time');
}
