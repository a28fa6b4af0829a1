import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../testing/caller.ts';
import { startWorld, type World } from '../../../testing/world.ts';
import { heardAll, plainVoices } from '../../listening/testing/voices.ts';

interface Pair {
  a: { voiceId: string; n: number; text: string };
  b: { voiceId: string; n: number; text: string };
}
interface Share {
  right: number;
  of: number;
  share: number | null;
  low: number | null;
  high: number | null;
}
interface Quality {
  pairs: {
    judged: number;
    same: number;
    unsure: number;
    asked: { precision: Share; recall: Share };
    newest: { id: string }[];
  };
  learned: { pairs: number; threshold: { shift: number } };
}

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await startWorld();
  caller = await world.as('member');
  await caller.post('/api/v1/voices', { voices: plainVoices(400) });
  await heardAll(world, world.workspaceId);
  // Two pains that are much alike.
  const { items } = (
    await caller.get<{ items: { id: string; words: { word: string }[] }[] }>('/api/v1/pains')
  ).body;
  for (const { id, words } of items.slice(0, 3))
    await caller.post(`/api/v1/pains/${id}/split`, { word: words.at(-1)!.word });
});
afterAll(() => world.close());

const drawn = async () => (await caller.get<{ items: Pair[] }>('/api/v1/listening/pairs?limit=8')).body.items;
const quality = async () => (await caller.get<Quality>('/api/v1/listening/quality')).body;
const judge = (pair: Pair, verdict: string) => {
  const [a, b] = [pair.a, pair.b].map(({ voiceId, n }) => ({ voiceId, n }));
  return caller.post<{ id: string; together: boolean }>('/api/v1/listening/pairs/judgements', {
    a,
    b,
    verdict,
  });
};

describe('judging pairs', () => {
  test('pairs are drawn from one pain and from two, and do not tell which', async () => {
    const pairs = await drawn();
    expect(pairs.length).toBeGreaterThan(3);
    for (const { a, b } of pairs) {
      expect(a.voiceId).not.toBe(b.voiceId);
      expect(Object.keys(a).sort()).toEqual(['channel', 'language', 'n', 'occurredAt', 'text', 'voiceId']);
    }
    const together = [];
    for (const pair of pairs) together.push((await judge(pair, 'unsure')).body.together);
    expect(new Set(together)).toEqual(new Set([true, false]));
  });

  test('what people say is counted as precision and recall, with the interval, and the engine learns', async () => {
    const before = await quality();
    const pairs = await drawn();
    const answers = [];
    for (const pair of pairs) answers.push({ pair, ...(await judge(pair, 'same')).body });
    const after = await quality();
    const together = answers.filter((answer) => answer.together).length;
    expect(after.pairs.same - before.pairs.same).toBe(pairs.length);
    expect(after.pairs.asked.recall).toMatchObject({ right: together, of: pairs.length });
    expect(after.pairs.asked.recall.low!).toBeLessThanOrEqual(after.pairs.asked.recall.share!);
    expect(after.learned.pairs).toBeGreaterThan(before.learned.pairs);
    // No pair is asked twice.
    const names = new Set(pairs.map(({ a, b }) => [a.voiceId, b.voiceId].sort().join()));
    for (const { a, b } of await drawn()) expect(names).not.toContain([a.voiceId, b.voiceId].sort().join());
  });

  test('a judgement is taken back with what it taught, once', async () => {
    const before = await quality();
    const { id } = (await judge((await drawn())[0]!, 'notSame')).body;
    expect((await quality()).pairs.newest[0]!.id).toBe(id);
    const undo = () => caller.post(`/api/v1/listening/pairs/judgements/${id}/undo`);
    expect(await undo()).toMatchObject({ status: 200 });
    const after = await quality();
    expect(after.pairs).toEqual(before.pairs);
    expect(after.learned.pairs).toBeLessThanOrEqual(before.learned.pairs);
    expect(await undo()).toMatchObject({ status: 409 });
  });

  test('a point with itself, or of nobody, is refused', async () => {
    const [pair] = await drawn();
    expect(await judge({ a: pair!.a, b: pair!.a }, 'same')).toMatchObject({ status: 404 });
    expect(await judge({ a: pair!.a, b: { ...pair!.b, n: 99 } }, 'same')).toMatchObject({ status: 404 });
  });
});
