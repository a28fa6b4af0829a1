import { describe, expect, test } from 'vitest';
import { readMood } from '../mood.ts';
import { gramsOf } from './grams.ts';
import { type RatedText, trainMood } from './model.ts';
import { loadMood, saveMood } from './snapshot.ts';

/** A workspace's jargon: words of no lexicon that its customers rate high or low. */
const JARGON: RatedText[] = Array.from({ length: 60 }, (_, i) => ({
  text:
    i % 2 === 0
      ? `第${i}次用,还是绿灯模式,zorbing all day ${i}`
      : `第${i}次用,又进红灯模式,flumped on day ${i}`,
  polarity: i % 2 === 0 ? 1 : -0.8,
}));

describe('trainMood', () => {
  test('learns words that no lexicon holds', () => {
    const model = trainMood(JARGON)!;
    expect(readMood('今天红灯模式了', model).mood).toBeLessThan(-0.2);
    expect(readMood('今天绿灯模式了', model).mood).toBeGreaterThan(0.2);
    expect(readMood('it flumped again', model).mood).toBeLessThan(0);
    expect(readMood('今天红灯模式了').mood).toBe(0);
  });
  test('is deterministic', () => expect(trainMood(JARGON)).toEqual(trainMood(JARGON)));
  test('does not learn from too few, from one side, or from faint ratings', () => {
    expect(trainMood([])).toBeUndefined();
    expect(trainMood(JARGON.slice(0, 12))).toBeUndefined();
    expect(trainMood(JARGON.map((rated) => ({ ...rated, polarity: 1 })))).toBeUndefined();
    expect(
      trainMood(JARGON.map((rated) => ({ ...rated, polarity: 0.1 * Math.sign(rated.polarity) }))),
    ).toBeUndefined();
  });
  test('random ratings leave the lexicon believed', () => {
    const noise = Array.from(
      { length: 80 },
      (_, i): RatedText => ({
        text: i % 4 < 2 ? `第${i}件很好用,满意` : `第${i}件太差,失望`,
        polarity: i % 4 < 2 ? 1 : -1,
      }),
    );
    const model = trainMood(noise)!;
    expect(readMood('客服态度恶劣,垃圾', model).mood).toBeLessThan(0);
    expect(readMood('非常喜欢,推荐', model).mood).toBeGreaterThan(0);
  });
  test('a saved model reads as before; other bytes are refused', () => {
    const model = trainMood(JARGON)!;
    const bytes = saveMood(model);
    expect(loadMood(bytes)).toEqual(model);
    expect(loadMood(bytes.subarray(0, bytes.length - 1))).toBeUndefined();
    expect(loadMood(new Uint8Array(40))).toBeUndefined();
  });
});

test('n-grams do not cross between scripts and stay inside the space', () => {
  expect(gramsOf('').size).toBe(0);
  expect(gramsOf('红灯').size).toBe(3);
  expect(gramsOf('red light').size).toBe(3);
  expect([...gramsOf('a很b')].length).toBeGreaterThan(2);
});
