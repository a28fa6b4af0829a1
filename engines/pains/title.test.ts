import { describe, expect, it } from 'vitest';
import { withoutFiller } from './filler.ts';
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

  it.each([
    ['你好请问一下', ''],
    ['您好我想咨询一下发票抬头怎么改', '发票抬头怎么改'],
    ['尊敬的市领导', ''],
    ['麻烦帮我看一下订单为什么被取消', '订单为什么被取消'],
    ['退款三天没到账请尽快处理', '退款三天没到账'],
    ['我要投诉快递员态度恶劣', '快递员态度恶劣'],
    ['直播间优惠券用不了谢谢', '直播间优惠券用不了'],
    ['关于会员积分清零', '会员积分清零'],
    ['hi there', ''],
    ['hi i want to report a broken charger', 'a broken charger'],
    ['hello can you please help me with my refund', 'my refund'],
    ['i have a question about shipping fees', 'shipping fees'],
    ['could you tell me how to change my address please', 'change my address'],
    ['the app crashes when i open the camera thanks in advance', 'the app crashes when i open the camera'],
    ['请假条模板打不开', '请假条模板打不开'],
    ['投诉没人理', '投诉没人理'],
    ['this is a plain complaint', 'this is a plain complaint'],
  ])('filler around %j leaves %j', (clause, rest) => {
    expect(withoutFiller(clause)).toBe(rest);
  });

  it('come from what the voices complain of, not from how they begin', () => {
    expect(
      title(
        '你好请问一下，发票抬头写错了怎么改',
        '你好请问一下，发票抬头错了',
        '你好请问一下，发票抬头怎么改',
      ),
    ).toMatch(/发票抬头/);
    expect(
      title(
        'Hi, I want to know why my card payment was declined',
        'Hi, I want to ask: card payment declined again',
        'Hi there, card payment declined',
      ),
    ).toMatch(/^Card payment/);
  });

  it('neither begin nor end with a word that waits for another', () => {
    const found = title(
      'the camera is not working with the new app of',
      'my camera is not working with my phone and the',
    );
    expect(found).toMatch(/^Camera .*[a-z]$/);
    expect(found).not.toMatch(/ (?:the|of|and|my|with)$/);
  });
});
