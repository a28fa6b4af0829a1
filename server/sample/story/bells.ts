import type { Moment, SampleBell } from '../story.ts';

const on = (day: number, time: string): Moment => ({ day, time });

/** The bells of the half year, oldest first. */
export const BELLS: readonly SampleBell[] = [
  {
    key: 'bell-transfers',
    topic: 'service-transfers',
    ringer: 'wang',
    owner: 'lin',
    rungAt: on(76, '15:12'),
    note: '今天八通电话，五通一开口就是“我已经跟四个人说过了”。不是哪个人态度不好，是没有一个人管到底。',
    steps: [
      { type: 'acknowledge', by: 'lin', at: on(76, '16:40') },
      {
        type: 'refuse',
        by: 'lin',
        at: on(74, '10:05'),
        reason: '转接是分工造成的，今年的战略里没有这一条，本季没有排期；先给坐席补一轮话术培训。',
      },
      {
        type: 'reopen',
        by: 'wang',
        at: on(1, '11:30'),
        reason: '培训做完两个月了，说“转了三四次”的客户更多了，话术解决不了没人管。请再看一次。',
      },
    ],
    ends: 'reopened',
  },
  {
    key: 'bell-refund',
    topic: 'refund-not-arrived',
    ringer: 'wang',
    owner: 'lu',
    rungAt: on(60, '10:18'),
    note: '从昨天起退款没到账的电话翻了几倍，问下来都是华东、支付宝、刚升到 6.2.1 的。订单写退款成功，支付宝查不到。',
    steps: [
      { type: 'acknowledge', by: 'lu', at: on(60, '10:31') },
      { type: 'takeInHand', by: 'lu', at: on(60, '11:02'), note: '先给华东客服一份口径，研发在查回调。' },
      {
        type: 'markChanged',
        by: 'lu',
        at: on(48, '20:00'),
        change:
          '6.2.2 修好支付宝退款回调：华东机房升级后验签失败，退款停在处理中。卡住的 2,316 笔已全部补退，并给每人一张 5 元无门槛券。',
      },
      { type: 'verify', by: 'wang', at: on(40, '14:20'), note: '这周只接到一通，是换了银行卡的。' },
    ],
    ends: 'verified',
  },
  {
    key: 'bell-coupon',
    topic: 'coupon-price-rise',
    ringer: 'he',
    owner: 'ye',
    rungAt: on(42, '19:06'),
    note: '橙卡会员叠两张券，总价反而变高，已经有人录屏发出去了。离大促开门只剩一天。',
    steps: [
      { type: 'escalate', by: 'clock', at: on(42, '19:21') },
      { type: 'acknowledge', by: 'gu', at: on(42, '19:29'), note: '知秋在飞机上，我先接。' },
      { type: 'takeInHand', by: 'ye', at: on(42, '20:45') },
      {
        type: 'markChanged',
        by: 'ye',
        at: on(38, '02:30'),
        change:
          '会员价不再与跨店满减重复还原原价；叠加后变贵的自动去掉那张券。多付的差价 24 小时内原路退回。',
      },
      { type: 'verify', by: 'he', at: on(33, '16:10'), note: '差价都退了，客户说“这次反应挺快”。' },
    ],
    ends: 'verified',
  },
  {
    key: 'bell-refund-only',
    topic: 'malicious-refund-only',
    ringer: 'he',
    owner: 'han',
    rungAt: on(31, '09:40'),
    note: '商家群里一周内第四次有人贴同一个买家的仅退款记录，三家店都被他退过。',
    steps: [
      {
        type: 'acknowledge',
        by: 'han',
        at: on(31, '11:15'),
        note: '在和风控核对买家画像，申辩功能排在下月。',
      },
    ],
    ends: 'acknowledged',
  },
  {
    key: 'bell-crash',
    topic: 'app-crash',
    ringer: 'he',
    owner: 'zhou',
    rungAt: on(25, '10:50'),
    note: '6.3.0 昨天放量，应用商店一星一晚上多了几十条，都说点“我的订单”就闪退。',
    steps: [
      { type: 'acknowledge', by: 'zhou', at: on(25, '10:58') },
      { type: 'takeInHand', by: 'zhou', at: on(25, '11:20') },
      {
        type: 'markChanged',
        by: 'zhou',
        at: on(13, '18:00'),
        change: '6.3.1 修好订单页在旧系统上的崩溃，并把安装包减小 40 MB；6.3.0 停止放量。',
      },
    ],
    ends: 'changed',
  },
  {
    key: 'bell-points',
    topic: 'points-expired',
    ringer: 'zhao',
    owner: 'ye',
    rungAt: on(19, '14:02'),
    note: '来店的老顾客说积分一夜清零，也没人通知，吵着要退会员。',
    steps: [
      { type: 'acknowledge', by: 'ye', at: on(19, '14:14') },
      {
        type: 'refuse',
        by: 'ye',
        at: on(18, '10:30'),
        reason: '有效期写在会员协议里，不延长。到期前 30 天提醒的站内信下周上线，短信提醒成本太高，不做。',
      },
    ],
    ends: 'refused',
  },
  {
    key: 'bell-signed',
    topic: 'signed-not-received',
    ringer: 'he',
    owner: 'cheng',
    rungAt: on(9, '09:22'),
    note: '广东几个站点都在报：蓝鲸快递没送就点签收，同一个小区一天三起。驿站说没入过库。',
    steps: [
      { type: 'acknowledge', by: 'cheng', at: on(9, '09:41') },
      {
        type: 'takeInHand',
        by: 'cheng',
        at: on(9, '15:30'),
        note: '已和蓝鲸华南分公司开会，三个站点换了承包商，补件通道今天开。根因还在查。',
      },
    ],
    ends: 'inHand',
  },
  {
    key: 'bell-elders',
    topic: 'group-buy-elders',
    ringer: 'zhao',
    owner: 'ye',
    rungAt: on(0, '09:08'),
    note: '一早上帮三位老人拼团。王阿姨付了钱等了五天菜，其实团没拼成，她不知道。能不能给长辈一个不用拉人的团？',
    steps: [],
    ends: 'rung',
  },
];
