import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListening, type HeardVoice } from './index.ts';

const topics = [
  ['退款', '三天', '没到账', '什么时候', '到'],
  ['快递', '一直', '不动', '物流', '停了'],
  ['refund', 'still', 'missing', 'after', 'week'],
  ['app', 'crashes', 'when', 'opening', 'camera'],
];
const voices = fc
  .array(
    fc.record({
      topic: fc.nat(topics.length - 1),
      words: fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
      author: fc.nat(3),
    }),
    { maxLength: 150 },
  )
  .map((list) =>
    list.map(
      ({ topic, words, author }, i): HeardVoice => ({
        id: `v${i}`,
        text: words.map((word) => topics[topic]![word]).join(' '),
        occurredAt: 1_700_000_000_000 + i * 60_000,
        author: `a${author}`,
        language: topic < 2 ? 'zh' : 'en',
        rating: null,
      }),
    ),
  );

describe('listening', () => {
  it('does not depend on how the voices are cut into batches', () => {
    fc.assert(
      fc.property(voices, fc.integer({ min: 1, max: 20 }), (list, size) => {
        const whole = createListening({ seed: 1 });
        const cut = createListening({ seed: 1 });
        const expected = whole.hear(list);
        const got = { voices: [] as unknown[], events: [] as unknown[] };
        for (let i = 0; i < list.length; i += size) {
          const heard = cut.hear(list.slice(i, i + size));
          got.voices.push(...heard.voices);
          got.events.push(...heard.events);
        }
        expect(got).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('snapshot and relearn equal never having stopped', () => {
    fc.assert(
      fc.property(voices, fc.nat(100), fc.nat(100), (list, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((n) => Math.min(n, list.length));
        const steady = createListening({ seed: 1 });
        steady.hear(list.slice(0, first));
        const snapshot = steady.snapshot();
        const between = list.slice(first, second);
        const heard = steady.hear(between);
        const later = steady.hear(list.slice(second));
        const again = createListening({ seed: 1, snapshot });
        again.relearn(between.map((voice, i) => ({ voice, points: heard.voices[i]!.points })));
        expect(again.hear(list.slice(second))).toEqual(later);
        expect(again.pains()).toEqual(steady.pains());
      }),
      { numRuns: 40 },
    );
  });
});
