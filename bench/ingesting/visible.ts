import type { Child } from './child.ts';
import type { Load, Send } from './load.ts';

const POLL_MS = 20;
const GIVE_UP_MS = 60_000;

interface Answer {
  readonly results: readonly { readonly id?: string }[];
}
interface VoiceInPain {
  readonly points: readonly { readonly pain: { readonly id: string } | null; readonly kind: string }[];
}

/** Waits until the voice has its points. @returns whether it came within a minute */
export async function waitForPoints({ address, key }: Child, voiceId: string): Promise<boolean> {
  const url = new URL(`/api/v1/voices/${voiceId}`, address);
  const began = performance.now();
  while (performance.now() - began < GIVE_UP_MS) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    const { points } = (await response.json()) as VoiceInPain;
    // Noise is heard too, but belongs to no pain.
    if (points.length > 0 && points.some((point) => point.pain !== null || point.kind === 'noise'))
      return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}

/** The id of the last voice of an acknowledged call: what is grouped last. */
export const lastVoice = (answer: string): string | undefined =>
  (JSON.parse(answer) as Answer).results.at(-1)?.id;

/**
 * Sends at a steady rate, whatever the answers take, and follows one voice of every few calls from its
 * acknowledgement until the API shows it in its pain.
 * @returns milliseconds of each voice followed
 */
export async function measureVisible(
  child: Child,
  send: Send,
  { load, perSecond, followEvery }: { load: Load; perSecond: number; followEvery: number },
): Promise<{ visible: number[]; rate: number }> {
  const pause = (load.batch / perSecond) * 1_000;
  const began = performance.now();
  const visible: number[] = [];
  let acknowledged = 0;
  const calls = load.bodies.map(async (body, i) => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + i * pause - performance.now())));
    const answer = await send(body);
    acknowledged = performance.now();
    if (i % followEvery !== 0) return;
    const id = lastVoice(answer);
    const at = performance.now();
    if (id && (await waitForPoints(child, id))) visible.push(performance.now() - at);
    else visible.push(GIVE_UP_MS);
  });
  await Promise.all(calls);
  const rate = (load.bodies.length * load.batch) / ((acknowledged - began) / 1_000);
  return { visible, rate };
}
