import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hits } from './hits.ts';
import { type Hit, RefusedError, type Server } from './server.ts';
import { plainClock } from './testing/manual-timers.ts';

/** A server that counts as the true one does, and fails as it is told: before it counted, or after. */
function counting(failures: ('before' | 'after' | number)[]) {
  const counted = new Map<string, number>();
  let last = 0;
  const report = async (lot: number, hits: readonly Hit[]) => {
    const failure = failures.shift();
    if (failure === 'before') throw new TypeError('cut');
    if (typeof failure === 'number') throw new RefusedError(failure);
    if (lot > last) {
      last = lot;
      for (const { controlId, count } of hits) counted.set(controlId, (counted.get(controlId) ?? 0) + count);
    }
    if (failure === 'after') throw new TypeError('cut');
  };
  return { counted, server: { report } as Server };
}

test('each hit is counted once, however often the line is cut', async () => {
  const failure = fc.constantFrom('before' as const, 'after' as const, 503, 403, 429);
  const lots = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })));
  await fc.assert(
    fc.asyncProperty(lots, fc.array(failure, { maxLength: 10 }), async (added, failures) => {
      const { server, counted } = counting([...failures]);
      const clock = plainClock();
      const hits = new Hits(server, clock.now, () => {});
      const sums = new Map<string, number>();
      for (const lot of added) {
        for (const [id, count] of Object.entries(lot)) sums.set(id, (sums.get(id) ?? 0) + count);
        hits.add(new Map(Object.entries(lot)));
        await hits.send();
        clock.forward(5_000);
      }
      for (let n = 0; n <= failures.length; n += 1) await hits.send();
      expect(hits.pending).toBe(0);
      expect(counted).toEqual(sums);
    }),
  );
});

test('a lot that can never be taken is let go, and said so', async () => {
  const { server, counted } = counting([400]);
  const said: Error[] = [];
  const hits = new Hits(server, plainClock().now, (error) => said.push(error));
  hits.add(new Map([['a', 2]]));
  await hits.send();
  expect(hits.pending).toBe(0);
  expect(said).toMatchObject([{ status: 400 }]);
  hits.add(new Map([['b', 1]]));
  await hits.send();
  expect([...counted]).toEqual([['b', 1]]);
});

test('a long outage keeps as much as there are controls, not more, and forgets no hit', async () => {
  const { server, counted } = counting([]);
  const clock = plainClock();
  const hits = new Hits(server, clock.now, () => {});
  for (let hour = 0; hour < 500; hour += 1) {
    hits.add(new Map(Array.from({ length: 10 }, (_, n) => [`c${n}`, 1])));
    clock.forward(3_600_000);
  }
  expect(hits.pending).toBe(5_000);
  await hits.send();
  expect([...counted.values()]).toEqual(new Array(10).fill(500));
});
