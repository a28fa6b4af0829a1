import type { World } from '../../../testing/world.ts';

const HOUR = 3_600_000;

/** A voice as the API takes it. */
export interface SentVoice {
  readonly text: string;
  readonly occurredAt: string;
  readonly source: string;
  readonly externalId: string;
  readonly channel: string;
  readonly author: { readonly key: string };
  readonly attributes: Readonly<Record<string, string>>;
}

const PRODUCTS = ['kettle', 'lamp', 'chair', 'phone', 'shoes'];
const REGIONS = ['east', 'west', 'north'];
const SAID = ['退款三天没到账', '快递太慢了', '客服一直不回', '收到的东西坏了', '页面打不开'];

let made = 0;

/** Made voices at given times; everything beside the time repeats in a fixed order unless it is said otherwise. */
export const voicesAt = (
  times: readonly number[],
  attributes: Readonly<Record<string, string>> = {},
): SentVoice[] =>
  times.map((at) => {
    const n = made++;
    return {
      text: `${SAID[n % SAID.length]} ${n}`,
      occurredAt: new Date(at).toISOString(),
      source: 'beacon',
      externalId: `b${n}`,
      channel: n % 2 === 0 ? 'app' : 'phone',
      author: { key: `author ${n}` },
      attributes: { product: PRODUCTS[n % 5]!, region: REGIONS[n % 3]!, ...attributes },
    };
  });

/** Sends voices a thousand at a time. */
export async function sendVoices(world: World, voices: readonly SentVoice[]): Promise<void> {
  const owner = await world.as('owner');
  for (let from = 0; from < voices.length; from += 1_000) {
    const answer = await owner.post<{ rejected: number }>('/api/v1/voices', {
      voices: voices.slice(from, from + 1_000),
    });
    if (answer.status !== 200 || answer.body.rejected > 0)
      throw new Error(JSON.stringify(answer.body).slice(0, 500));
  }
}

/** Two weeks of quiet history: so many voices an hour, in every hour until now. */
export async function liveThrough(world: World, { days = 14, perHour = 6 } = {}): Promise<void> {
  const now = world.clock.now().getTime();
  const times: number[] = [];
  for (let hour = days * 24; hour >= 1; hour--) {
    for (let n = 0; n < perHour; n++) times.push(now - hour * HOUR + ((n + 0.5) * HOUR) / perHour);
  }
  await sendVoices(world, voicesAt(times.filter((at) => at < now - HOUR)));
}

/** Waits until something is so, for at most some seconds of the machine's own time. */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  patience = 20_000,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (performance.now() > end) throw new Error('It did not come to pass in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
