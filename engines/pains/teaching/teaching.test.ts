import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListening, type HeardVoice, wholeReader } from '../index.ts';
import { thresholdShift } from './calibration.ts';

const judged = fc.record({
  margin: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  same: fc.boolean(),
  weight: fc.constantFrom(0.5, 1),
});

describe('the threshold that judgements teach', () => {
  it('stands still without judgements, moves little by few, and stays within its bounds', () => {
    expect(thresholdShift([])).toBe(0);
    expect(Math.abs(thresholdShift([{ margin: 0.1, same: false, weight: 1 }]))).toBeLessThan(0.09);
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 60 }), (pairs) => {
        expect(Math.abs(thresholdShift(pairs))).toBeLessThanOrEqual(0.15);
      }),
    );
  });

  it('rises with every refusal and falls with every confirmation, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 30 }), judged, (pairs, one) => {
        const before = thresholdShift(pairs);
        const after = thresholdShift([one, ...pairs]);
        if (one.same) expect(after).toBeLessThanOrEqual(before + 1e-9);
        else expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        expect(thresholdShift([...pairs, one])).toBeCloseTo(after, 9);
      }),
    );
  });
});

const say = (text: string, i: number): HeardVoice => ({
  id: `v${i}`,
  text,
  occurredAt: 1_700_000_000_000 + i * 60_000,
  author: null,
  language: 'zh',
  rating: null,
});

const THINGS = '退款 快递 发票 会员 登录 直播 积分 地址 电池 屏幕 视频 预约 安装 配送 赠品 保修'.split(' ');

/** Whether two ways of speaking of the same thing share a pain: as near as to be doubtful. */
function doubtful(count: number, verdict: boolean | null) {
  const listening = createListening({ seed: 1, options: { reader: wholeReader } });
  let clock = 0;
  const hear = (text: string) => listening.hear([say(text, clock++)]).voices[0]!.points[0]!;
  for (const thing of THINGS.slice(0, 12)) {
    hear(`${thing}页面一直加载不出来`);
    hear(`${thing}页面加载出来颜色发灰`);
  }
  for (const thing of THINGS.slice(0, count)) {
    const text = `${thing}页面加载出来颜色发灰`;
    const [like] = listening.like(`${thing}页面一直加载不出来`, 1);
    if (verdict !== null)
      listening.decide({ type: 'judge', text, thread: null, pain: like!.pain, belongs: verdict }, clock);
  }
  const alike = THINGS.slice(12).filter((thing) => {
    const first = hear(`${thing}页面一直加载不出来`);
    return listening.resolve(hear(`${thing}页面加载出来颜色发灰`).pain!) === listening.resolve(first.pain!);
  });
  return { listening, together: alike.length };
}

describe('learning from people', () => {
  it('new voices follow what people confirmed or refused of others', () => {
    const refused = doubtful(12, false);
    const confirmed = doubtful(12, true);
    expect(confirmed.together).toBeGreaterThan(refused.together);
    expect(refused.listening.quality().threshold.shift).toBeGreaterThan(0.02);
    expect(confirmed.listening.quality().threshold.shift).toBeLessThan(-0.0);
  });

  it('tells how good the grouping is on the judged pairs', () => {
    const { listening } = doubtful(12, false);
    const { pairs, same, untaught, unseen } = listening.quality();
    expect({ pairs, same }).toEqual({ pairs: 12, same: 0 });
    expect(unseen.agreement!).toBeGreaterThanOrEqual(untaught.agreement!);
  });

  it('a later word takes the place of an earlier one, and null takes it back', () => {
    const { listening } = doubtful(3, false);
    const before = listening.quality().pairs;
    const text = `${THINGS[0]}页面加载出来颜色发灰`;
    const pain = listening.like(text, 1)[0]!.pain;
    listening.decide({ type: 'judge', text, thread: null, pain, belongs: true }, 0);
    expect(listening.quality()).toMatchObject({ pairs: before, same: 1 });
    listening.decide({ type: 'judge', text, thread: null, pain, belongs: null }, 0);
    expect(listening.quality()).toMatchObject({ pairs: before - 1, same: 0 });
  });

  it('survives a restart', () => {
    const { listening } = doubtful(12, false);
    const again = createListening({
      seed: 1,
      options: { reader: wholeReader },
      snapshot: listening.snapshot(),
    });
    expect(again.quality()).toEqual(listening.quality());
  });
});

describe('a suggestion', () => {
  const twins = () => {
    const listening = createListening({ seed: 1, options: { reader: wholeReader } });
    let clock = 0;
    for (let i = 0; i < 5; i++) {
      listening.hear([say(`退款三天还没有到账啊${'一二三四五'[i]}`, clock++)]);
      listening.hear([say(`快递停在路上不动了${'甲乙丙丁戊'[i]}`, clock++)]);
    }
    const [a, b] = listening.pains();
    // A twin of the first pain that a person made by mistake.
    const twin = listening.newPain(clock);
    for (let i = 0; i < 4; i++)
      listening.decide({ type: 'move', text: `退款三天还没有到账呢${i}`, from: null, to: twin }, clock);
    return { listening, a: a!.pain, b: b!.pain, twin };
  };

  it('carries a score and a reason, and is not made again once turned down', () => {
    const { listening, a, twin } = twins();
    const [first] = listening.duplicates(5);
    expect([first!.from, first!.into].sort()).toEqual([a, twin].sort());
    expect(first!.score).toBeGreaterThan(0);
    expect(first!.score).toBeLessThanOrEqual(1);
    expect(first!.reason.shared).toContain('退款');
    expect(first!.reason.voices.left + first!.reason.voices.right).toBe(9);
    const proposal = { type: 'merge', from: first!.from, into: first!.into } as const;
    const before = listening.quality();
    listening.decide({ type: 'dismiss', proposal }, 0);
    expect(listening.duplicates(5)).toEqual([]);
    listening.decide({ type: 'dismiss', proposal, undone: true }, 0);
    expect(listening.duplicates(5)).toContainEqual(first);
    expect(listening.quality()).toEqual(before);
  });
});
