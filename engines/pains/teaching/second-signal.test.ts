import { describe, expect, it } from 'vitest';
import { createListening, type HeardVoice, type Listening, wholeReader } from '../index.ts';

/** Things with their names in two languages: an encoder that knows both maps them to one place. */
const NOUNS = '退款 快递 发票 会员 直播 电池 登录 地址'.split(' ');
const NAMES = 'refund parcel invoice membership livestream battery login address'.split(' ');
const FAULTS = '迟迟没到 显示错误 被人取消 打不开 越来越差'.split(' ');
const WRONGS = 'delayed forever|shows nonsense|cancelled unasked|never opens|getting worse'.split('|');
const THINGS: readonly (readonly [string, string])[] = NOUNS.flatMap((noun, n) =>
  FAULTS.map((fault, f) => [`${noun}${fault}`, `${NAMES[n]} ${WRONGS[f]}`] as const),
);
const ENDINGS = [
  ['今天', '昨天', '又', '真的', '两次', '最近', '这里', '一直'],
  ['today', 'yesterday', 'again', 'really', 'twice', 'lately', 'here', 'still'],
] as const;

const say = (text: string, i: number): HeardVoice => ({
  id: `v${i}`,
  text,
  occurredAt: 1_700_000_000_000 + i * 60_000,
  author: null,
  language: 'und',
  rating: null,
});

const vectorOf = (text: string) => {
  const vector = new Float32Array(THINGS.length);
  const thing = THINGS.findIndex((names) => names.some((name) => text.includes(name)));
  if (thing >= 0) vector[thing] = 1;
  return vector;
};

/** Vectors that have nothing to do with what a text says. */
function scattered(text: string) {
  let state = 7;
  for (const character of text) state = (Math.imul(state, 31) + character.charCodeAt(0)) >>> 0;
  const vector = Float32Array.from({ length: 8 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function enriched(listening: Listening, encoder: string, make = vectorOf) {
  const wanted = listening.wanting(encoder, 10_000);
  listening.enrich(
    encoder,
    wanted.map(({ key, text }) => ({ key, vector: make(text) })),
  );
  return wanted.length;
}

/** A company that speaks two languages, some of whose voices people have judged by what they mean. */
function bilingual(judgements: number) {
  const listening = createListening({ seed: 1, options: { reader: wholeReader } });
  let clock = 0;
  const pains = new Map<string, number>();
  for (let ending = 0; ending < ENDINGS[0].length; ending++) {
    for (const names of THINGS) {
      names.forEach((name, language) => {
        const [voice] = listening.hear([say(`${name} ${ENDINGS[language]![ending]}`, clock++)]).voices;
        pains.set(name, voice!.points[0]!.pain!);
      });
    }
  }
  listening.consolidate(clock * 60_000);
  for (const name of pains.keys()) pains.set(name, listening.like(name, 1)[0]!.pain);
  for (let i = 0; i < judgements; i++) {
    const thing = i % THINGS.length;
    const same = i % 2 === 0;
    const pain = pains.get(THINGS[same ? thing : (thing + 1) % THINGS.length]![0])!;
    const text = `${THINGS[thing]![1]} judged`;
    listening.decide({ type: 'judge', text, thread: null, pain, belongs: same }, clock);
  }
  const together = () =>
    THINGS.filter(([zh, en]) => {
      const [a, b] = [zh, en].map((name) => listening.like(name, 1)[0]!.pain);
      return a === b;
    }).length;
  return { listening, together, at: clock * 60_000 };
}

describe('the second signal', () => {
  it('joins what means the same in two languages once judged pairs show that it helps', () => {
    const { listening, together, at } = bilingual(40);
    expect(together()).toBe(0);
    enriched(listening, 'both-languages');
    listening.consolidate(at, { ground: true });
    const { secondSignal } = listening.quality();
    expect(secondSignal).toMatchObject({ encoder: 'both-languages', pairs: 40 });
    expect(secondSignal!.share).toBeGreaterThan(0);
    expect(secondSignal!.loss!.both).toBeLessThan(secondSignal!.loss!.words);
    expect(together()).toBeGreaterThan(THINGS.length / 2);
  });

  it('stays switched off while nobody judged, and where it says nothing', () => {
    const unjudged = bilingual(0);
    enriched(unjudged.listening, 'both-languages');
    unjudged.listening.consolidate(unjudged.at, { ground: true });
    expect(unjudged.listening.quality().secondSignal).toMatchObject({ share: 0, loss: null });
    expect(unjudged.together()).toBe(0);
    const useless = bilingual(40);
    enriched(useless.listening, 'useless', scattered);
    useless.listening.consolidate(useless.at, { ground: true });
    expect(useless.listening.quality().secondSignal).toMatchObject({ share: 0 });
  });

  it('a change of encoder changes no key, asks for all texts again, and is measured anew', () => {
    const { listening, at } = bilingual(40);
    enriched(listening, 'both-languages');
    listening.consolidate(at, { ground: true });
    const before = listening.pains();
    expect(listening.wanting('both-languages', 10)).toEqual([]);
    const wanted = listening.wanting('another', 10_000).length;
    expect(enriched(listening, 'another', () => Float32Array.of(1, 0, 0))).toBe(wanted);
    expect(wanted).toBeGreaterThan(THINGS.length * ENDINGS[0].length);
    expect(listening.pains()).toEqual(before);
    const { events, moves } = listening.consolidate(at + 1);
    expect(listening.quality().secondSignal).toMatchObject({ encoder: 'another', share: 0 });
    expect([events.filter(({ type }) => type !== 'archived'), moves]).toEqual([[], []]);
  });

  it('survives a restart', () => {
    const { listening, at } = bilingual(40);
    enriched(listening, 'both-languages');
    listening.consolidate(at, { ground: true });
    const snapshot = listening.snapshot();
    const again = createListening({ seed: 1, options: { reader: wholeReader }, snapshot });
    expect(again.quality()).toEqual(listening.quality());
    expect(again.consolidate(at + 1)).toEqual(listening.consolidate(at + 1));
  });
});
