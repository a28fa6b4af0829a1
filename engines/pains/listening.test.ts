import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListening, type HeardVoice, type Listening, wholeReader } from './index.ts';
import { SETTINGS } from './settings.ts';

const TOPICS = [
  ['退款', '三天', '没到账', '什么时候', '到'],
  ['快递', '一直', '不动', '物流', '停了'],
  ['refund', 'still', 'missing', 'after', 'week'],
  ['app', 'crashes', 'when', 'opening', 'camera'],
  ['发票', '抬头', '写错', '重开', '怎么'],
];
const MINUTE = 60_000;

const spoken = fc.record({
  topic: fc.nat(TOPICS.length - 1),
  words: fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
  author: fc.nat(3),
});

function voicesOf(
  list: readonly { topic: number; words: readonly number[]; author: number }[],
): HeardVoice[] {
  return list.map(({ topic, words, author }, i) => ({
    id: `v${i}`,
    text: words.map((word) => TOPICS[topic]![word]).join(' '),
    occurredAt: 1_700_000_000_000 + i * MINUTE,
    author: `a${author}`,
    language: topic === 2 || topic === 3 ? 'en' : 'zh',
    rating: null,
  }));
}

/** Long enough that merging on the way falls due more than once. */
const long = fc
  .array(spoken, { minLength: SETTINGS.passEvery + 40, maxLength: SETTINGS.passEvery * 2 + 60 })
  .map(voicesOf);
const short = fc.array(spoken, { minLength: 1, maxLength: 60 }).map(voicesOf);
const fresh = () => createListening({ seed: 1, options: { reader: wholeReader } });
const from = (snapshot: Uint8Array) =>
  createListening({ seed: 1, options: { reader: wholeReader }, snapshot });

/** Where each point stands now, following moves and merges. */
function standing(
  listening: Listening,
  heard: ReturnType<Listening['hear']>,
  moved: ReadonlyMap<number, number> = new Map(),
) {
  return heard.voices.map(({ points }) =>
    points.map(({ pain, thread }) => (pain === null ? null : listening.resolve(moved.get(thread!) ?? pain))),
  );
}

describe('listening', () => {
  it('does not depend on how the voices are cut into batches', () => {
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 50 }), (list, size) => {
        const expected = fresh().hear(list);
        const cut = fresh();
        const got = { voices: [] as unknown[], events: [] as unknown[] };
        for (let i = 0; i < list.length; i += size) {
          const heard = cut.hear(list.slice(i, i + size));
          got.voices.push(...heard.voices);
          got.events.push(...heard.events);
        }
        expect(got).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });

  it('snapshot and relearn equal never having stopped', () => {
    fc.assert(
      fc.property(long, fc.nat(500), fc.nat(500), (list, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((n) => Math.min(n, list.length));
        const steady = fresh();
        steady.hear(list.slice(0, first));
        const again = from(steady.snapshot());
        const between = list.slice(first, second);
        const heard = steady.hear(between);
        const later = steady.hear(list.slice(second));
        again.relearn(between.map((voice, i) => ({ voice, points: heard.voices[i]!.points })));
        expect(again.hear(list.slice(second))).toEqual(later);
        expect(again.pains()).toEqual(steady.pains());
        expect(again.consolidate(0)).toEqual(steady.consolidate(0));
      }),
      { numRuns: 8 },
    );
  });

  it('puts every point in exactly one pain, and knows no pain without a point', () => {
    fc.assert(
      fc.property(short, (list) => {
        const listening = fresh();
        const heard = listening.hear(list);
        const { moves } = listening.consolidate(0);
        const moved = new Map(moves.map(({ thread, to }) => [thread, to]));
        const counts = new Map<number, number>();
        for (const points of standing(listening, heard, moved)) {
          expect(points).toHaveLength(1);
          counts.set(points[0]!, (counts.get(points[0]!) ?? 0) + 1);
        }
        const known = listening.pains().filter(({ points }) => points > 0);
        expect(new Map(known.map(({ pain, points }) => [pain, points]))).toEqual(counts);
      }),
      { numRuns: 30 },
    );
  });

  it('gives keys in rising order and never twice', () => {
    fc.assert(
      fc.property(long, (list) => {
        const listening = fresh();
        const { events } = listening.hear(list);
        events.push(...listening.consolidate(0).events);
        const born = events.flatMap((event) => (event.type === 'born' ? [event.pain] : []));
        expect(born).toEqual([...new Set(born)].sort((a, b) => a - b));
      }),
      { numRuns: 6 },
    );
  });
});

describe('decisions are law', () => {
  const two = (listening: Listening, list: readonly HeardVoice[]) => {
    listening.hear(list);
    const [a, b] = listening.pains().map(({ pain }) => pain);
    return a !== undefined && b !== undefined ? ([a, b] as const) : null;
  };

  it('what people merged stays one, and unmerging restores it exactly', () => {
    fc.assert(
      fc.property(short, short, (list, later) => {
        const listening = fresh();
        const pair = two(listening, list);
        fc.pre(pair !== null);
        const before = listening.pains();
        const [from, into] = pair!;
        expect(listening.decide({ type: 'merge', from, into }, 0).events).toHaveLength(1);
        listening.hear(later);
        listening.consolidate(0);
        expect(listening.resolve(from)).toBe(listening.resolve(into));
        const again = fresh();
        again.hear(list);
        again.decide({ type: 'merge', from, into }, 0);
        again.decide({ type: 'unmerge', from }, 0);
        expect([...again.pains()].sort((a, b) => a.pain - b.pain)).toEqual(
          [...before].sort((a, b) => a.pain - b.pain),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('what people kept apart never becomes one', () => {
    fc.assert(
      fc.property(short, long, (list, later) => {
        const listening = fresh();
        const pair = two(listening, list);
        fc.pre(pair !== null);
        const [a, b] = pair!;
        listening.decide({ type: 'notSame', a, b }, 0);
        listening.hear(later);
        listening.consolidate(0);
        listening.consolidate(1);
        expect(listening.resolve(a)).not.toBe(listening.resolve(b));
      }),
      { numRuns: 6 },
    );
  });

  it('voices of two languages that a person joined are followed by new ones of both', () => {
    const listening = fresh();
    const say = (text: string, i: number): HeardVoice => ({
      id: `${i}`,
      text,
      occurredAt: i * MINUTE,
      author: null,
      language: '',
      rating: null,
    });
    const heard = listening.hear([say('退款三天没到账', 0), say('refund still missing after a week', 1)]);
    const [zh, en] = heard.voices.map(({ points }) => points[0]!.pain!);
    expect(zh).not.toBe(en);
    listening.decide({ type: 'merge', from: en!, into: zh! }, 2);
    const later = listening.hear([say('退款还是没到账', 3), say('my refund is still missing', 4)]);
    expect(later.voices.map(({ points }) => points[0]!.pain)).toEqual([zh, zh]);
  });

  it('a text moved by a person takes its like along', () => {
    const listening = fresh();
    const say = (text: string, i: number): HeardVoice => ({
      id: `${i}`,
      text,
      occurredAt: i * MINUTE,
      author: null,
      language: 'zh',
      rating: null,
    });
    listening.hear([say('退款三天没到账', 0)]);
    const into = listening.newPain(1);
    const { made } = listening.decide({ type: 'move', text: '快递一直不动', from: null, to: into }, 1);
    expect(made).toEqual([{ text: '快递一直不动', thread: expect.any(Number), pain: into }]);
    const { voices } = listening.hear([say('快递怎么一直不动', 2)]);
    expect(voices[0]!.points[0]!.pain).toBe(into);
    listening.consolidate(3);
    expect(listening.resolve(into)).toBe(into);
  });
});

describe('a near-duplicate by the same author', () => {
  const say = (minutes: number, author: string | null): HeardVoice => ({
    id: `${minutes}`,
    text: '退款三天没到账',
    occurredAt: minutes * MINUTE,
    author,
    language: 'zh',
    rating: null,
  });

  it('is a repeat within the hour only, and only of a known author', () => {
    const heard = (list: HeardVoice[]) =>
      fresh()
        .hear(list)
        .voices.map(({ points }) => points[0]!.repeat);
    expect(heard([say(0, 'a'), say(59, 'a'), say(200, 'a')])).toEqual([false, true, false]);
    expect(heard([say(0, 'a'), say(1, 'b'), say(2, null), say(3, null)])).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
