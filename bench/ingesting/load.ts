import { Agent, request } from 'node:http';
import { sampleVoices } from '../../server/sample/voices.ts';
import type { Child } from './child.ts';

/** Bodies of calls, made before the clock runs, and the identities in them. */
export interface Load {
  readonly bodies: readonly Buffer[];
  readonly batch: number;
}

/** Voices of the sample market, of as many seeds as needed, each of its own identity. */
export function makeLoad({ voices, batch, name }: { voices: number; batch: number; name: string }): Load {
  const until = new Date(Date.now() - 60_000);
  const bodies: Buffer[] = [];
  let made: object[] = [];
  for (let seed = 1, n = 0; bodies.length * batch < voices; seed++) {
    for (const { truth: _truth, ...voice } of sampleVoices({ seed, until })) {
      made.push({ ...voice, source: name, externalId: `${name}-${n++}` });
      if (made.length < batch) continue;
      bodies.push(Buffer.from(JSON.stringify({ voices: made })));
      made = [];
      if (bodies.length * batch >= voices) break;
    }
  }
  return { bodies, batch };
}

/** Sends one body and waits for the whole answer. */
export type Send = (body: Buffer) => Promise<string>;

/** Keeps its connections open, as a busy client does. */
export function createSender({ address, key }: Child, connections: number): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const url = new URL('/api/v1/voices', address);
  const send: Send = (body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': body.length,
        authorization: `Bearer ${key}`,
      };
      const call = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  return { send, close: () => agent.destroy() };
}

export interface Sent {
  readonly voices: number;
  readonly seconds: number;
  /** Request to acknowledgement of each call, in milliseconds. */
  readonly latencies: readonly number[];
}

/** Sends as fast as answers come, over several connections, until the time is up or the load is used up. */
export async function sendAll(
  send: Send,
  load: Load,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Sent> {
  const latencies: number[] = [];
  const began = performance.now();
  let next = 0;
  const work = async () => {
    while (next < load.bodies.length && performance.now() - began < seconds * 1_000) {
      const body = load.bodies[next++]!;
      const at = performance.now();
      await send(body);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const took = (performance.now() - began) / 1_000;
  return { voices: latencies.length * load.batch, seconds: took, latencies };
}

/** The value below which the share of the values lies. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
