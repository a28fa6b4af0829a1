/** Voices made from parts by a seeded generator: as many as wanted, with issues that come and go. */
import type { HeardVoice } from '../../engines/pains/index.ts';

const THINGS =
  '退款 快递 优惠券 发票 会员 订单 客服 支付 登录 验证码 直播 评价 店铺 保证金 积分 红包 地址 物流 包装 尺码 颜色 电池 屏幕 充电器 账号 密码 预约 安装 配送 换货 赠品 价格 保修 维修 搜索 页面 视频 下单 购物车 推送'.split(
    ' ',
  );
const FAULTS =
  '一直没有到账 显示失败 打不开 被取消了 没有人处理 太慢了 少发了一件 发错了 不能使用 找不到入口 突然涨了 重复扣款 没有收到 质量很差 与描述不符 提示错误 卡住不动 被限制了 过期了 无法修改'.split(
    ' ',
  );
const FRAMES = [
  (thing: string, fault: string, n: number) => `${thing}${fault}，已经${n}天了`,
  (thing: string, fault: string) => `为什么我的${thing}${fault}？`,
  (thing: string, fault: string, n: number) => `第${n}次反映${thing}${fault}，请尽快处理`,
  (thing: string, fault: string) => `${fault}，说的就是${thing}，很失望`,
  (thing: string, fault: string, n: number) => `昨天买的东西，${thing}${fault}，客服回复了${n}次都没用`,
];

/** A stream of numbers in 0…1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Voice `i` of the stream; issues are drawn by a falling law (the r-th has a share like 1 / r). */
export function* generatedVoices(count: number, seed: number): Generator<HeardVoice> {
  const random = seeded(seed);
  const issues = THINGS.length * FAULTS.length;
  for (let i = 0; i < count; i++) {
    const rank = Math.floor(issues ** random()) - 1;
    const issue = (rank * 7919) % issues;
    const thing = THINGS[issue % THINGS.length]!;
    const fault = FAULTS[Math.floor(issue / THINGS.length)]!;
    const frame = FRAMES[Math.floor(random() * FRAMES.length)]!;
    const extra = THINGS[Math.floor(random() * THINGS.length)]!;
    yield {
      id: String(i),
      text: frame(thing, fault, 1 + Math.floor(random() * 9)) + (random() < 0.3 ? `，${extra}也一般` : ''),
      occurredAt: Date.UTC(2026, 0, 1) + i * 1000,
      author: `a${Math.floor(random() * 50_000)}`,
      language: 'zh',
      rating: null,
    };
  }
}
