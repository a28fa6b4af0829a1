import type { Corner } from './incidents.ts';
import type { Channel, Role } from './voice.ts';

/** A text that many people paste within a day or two, hardly changed. */
export interface Wave {
  topics: readonly string[];
  role: Role;
  channel: Channel;
  /** Days before the end when it starts, and about how many paste it. */
  day: number;
  copies: number;
  text: string;
  /** What those who paste it have in common. */
  corner?: Corner;
}

export const WAVES: readonly Wave[] = [
  {
    topics: ['coupon-price-rise'],
    role: 'consumer',
    channel: '社交媒体',
    day: 40,
    copies: 34,
    text: '橙子节用券越叠越贵，不用券128，叠了两张券变143，客服说以实际结算为准。大家结算前一定要自己按计算器！！转给更多人看到',
    corner: { level: '橙卡' },
  },
  {
    topics: ['malicious-refund-only'],
    role: 'merchant',
    channel: '商家群',
    day: 74,
    copies: 22,
    text: '强烈要求平台取消无理由仅退款：1、退款前必须让商家申辩；2、同一买家一个月仅退款超过三次要限制；3、判错了平台承担货款。支持的复制下去',
  },
  {
    topics: ['splash-ads'],
    role: 'consumer',
    channel: '应用商店',
    day: 101,
    copies: 18,
    text: '摇一摇广告必须关掉！坐公交晃一下就跳直播间，买个菜跳了四次，不改就一直一星，大家一起打一星让他们看见',
  },
  {
    topics: ['refund-not-arrived'],
    role: 'consumer',
    channel: '社交媒体',
    day: 55,
    copies: 16,
    text: '退款三天未到账的姐妹看过来，华东用支付宝的好像都这样，先别撤销申请，截图留好，打热线要退款流水号，拿流水号去支付宝查',
    corner: { region: '华东', payment: '支付宝', version: '6.2.1' },
  },
  {
    topics: ['signed-not-received'],
    role: 'consumer',
    channel: '社交媒体',
    day: 4,
    copies: 20,
    text: '广东的注意了，蓝鲸快递最近没送就点签收，我们小区业主群里已经十几户了，显示签收马上去找平台，过了七天就不赔了',
    corner: { region: '华南', carrier: '蓝鲸快递' },
  },
  {
    topics: ['merchant-settlement'],
    role: 'merchant',
    channel: '商家群',
    day: 30,
    copies: 14,
    text: '大促货款到底什么时候解冻，给个日期，工厂要结账工人要发工资，不要再回“请耐心等待”，看到的老板都冒个泡',
  },
];
