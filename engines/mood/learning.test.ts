import { describe, expect, it } from 'vitest';
import { createMood } from './index.ts';

/** Jargon that no lexicon holds: 起飞 is good here, 翻车 bad. */
const jargon = Array.from({ length: 60 }, (_, i) => ({
  text: i % 2 === 0 ? `第${i}次用直接起飞` : `第${i}次用又翻车`,
  polarity: i % 2 === 0 ? 1 : -1,
}));

describe('the mood of a workspace', () => {
  it('is cold until it is taught, and learns the words of the workspace', () => {
    const mood = createMood();
    expect(mood.model()).toBeUndefined();
    expect(mood.snapshot()).toBeNull();
    const lesson = mood.teach(jargon);
    expect(lesson).toMatchObject({ examples: 60, used: true });
    expect(lesson.learned!).toBeGreaterThan(lesson.cold!);
    expect(mood.read('这次直接起飞').mood).toBeGreaterThan(0);
    expect(mood.read('这次又翻车').mood).toBeLessThan(0);
  });

  it('stays cold with too few examples, and forgets what is taken back', () => {
    const mood = createMood();
    expect(mood.teach(jargon.slice(0, 10))).toMatchObject({ used: false, cold: null });
    mood.teach(jargon);
    mood.teach([]);
    expect(mood.read('这次又翻车')).toEqual(createMood().read('这次又翻车'));
  });

  it('is not used where it is worse than cold', () => {
    // Ratings that contradict themselves: nothing can be learned from them.
    const noise = Array.from({ length: 80 }, (_, i) => ({
      text: i % 2 === 0 ? '很好' : '很差',
      polarity: (i % 2 === 0) === i % 8 > 1 ? 1 : -1,
    }));
    const mood = createMood();
    const { cold, learned, used } = mood.teach(noise);
    expect(used).toBe(learned! >= cold!);
    expect(mood.model() !== undefined).toBe(used);
  });

  it('reads the same from its snapshot, and cold from damaged bytes', () => {
    const mood = createMood();
    mood.teach(jargon);
    const again = createMood({ snapshot: mood.snapshot() });
    expect(again.read('又翻车了')).toEqual(mood.read('又翻车了'));
    expect(createMood({ snapshot: new Uint8Array(40) }).model()).toBeUndefined();
  });
});
