import { describe, expect, it } from 'vitest';
import { titleOf } from './title.ts';

const COMMON = new Set(['我', '的', '了', '您好', 'my', 'is', 'i', 'the', 'have']);
const rarity = (word: string) => (COMMON.has(word) ? 0 : 2);
const title = (...texts: string[]) =>
  titleOf(
    texts.map((text) => ({ text, size: 1 })),
    rarity,
  );

describe('titles', () => {
  it('are a phrase of the voices, not a list of words', () => {
    const found = title('您好，我的退款三天未到账', '退款三天未到账了，请处理', '订单退款三天未到账');
    expect(found).toMatch(/退款三天未到账$/);
  });

  it('keep to one clause and to a readable width', () => {
    const found = title('包裹一直没有更新物流信息，客服也不回复，我已经等了十几天，实在是忍无可忍了');
    expect(found).not.toMatch(/[，。]/);
    expect(found.length).toBeLessThanOrEqual(16);
  });

  it('start with a capital in English', () => {
    const found = title(
      'my refund is still missing',
      'refund still missing after a week',
      'the refund still missing',
    );
    expect(found).toMatch(/^Refund still missing/);
  });

  it('fall back to the opening of a text that holds no phrase', () => {
    expect(title('？？')).toBe('？？');
    expect(titleOf([], rarity)).toBe('');
  });
});
