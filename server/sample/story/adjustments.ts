import type { Moment, SampleAdjustment } from '../story.ts';

const on = (day: number, time: string): Moment => ({ day, time });

export const ADJUSTMENTS: readonly SampleAdjustment[] = [
  {
    key: 'adjust-refund',
    proposition: 'safe-refund',
    proposer: 'lu',
    proposedAt: on(46, '17:30'),
    why: '三百多位客户告诉我们，“同意退款”不是他们要的，“钱到账”才是。我们一直在量审核有多快，没有量到账有多快。',
    change: {
      solution:
        '信用好的买家退货寄出即退款；商家 48 小时不处理自动同意；24 小时没到账的由平台先垫付，页面显示钱走到哪一步',
      experience: '看得见钱走到哪一步，不用催',
      assumption: '95% 的退款在同意后 24 小时内到账；垫付坏账不超过万分之三',
    },
    evidence: { topics: ['refund-not-arrived', 'refund-short'], bells: ['bell-refund'] },
    decision: { type: 'adopted', by: 'gu', at: on(37, '10:15') },
  },
  {
    key: 'adjust-coupon',
    proposition: 'clear-price',
    proposer: 'ye',
    proposedAt: on(35, '15:00'),
    why: '叠加出了错，但错之前就有两百多人说算不清。客户要的不是更多的券，是一个看得懂的价。',
    change: {
      pain: '满减、津贴、券叠来叠去算不清，叠了反而贵，刚买就降价，先涨后降',
      solution:
        '一个商品只用一张最划算的券，系统替客户选好；商品页、购物车、结算页同一个到手价；30 天价保自动退差',
      experience: '三个页面一个价',
      assumption: '取消叠加后大促成交额不降，优惠类声音减少一半',
    },
    evidence: { topics: ['coupon-price-rise', 'coupon-rules', 'price-drop'], bells: ['bell-coupon'] },
    decision: { type: 'adopted', by: 'shen', at: on(29, '11:40') },
  },
  {
    key: 'adjust-service',
    proposition: 'always-on-service',
    proposer: 'wang',
    proposedAt: on(1, '16:20'),
    why: '“秒回”不是客户要的，他们要一个人管到底。半年里说转来转去的有两百多人，比说半夜没人的多得多。',
    change: {
      title: '一个人管到底',
      pain: '客服要转三四次才有人管，每换一个人都要从头说，机器人挡在前面找不到人工',
      solution: '第一个接的坐席就是负责人，跟到客户说好了为止；50 元以内当场赔；人工入口放在第一屏',
      experience: '只说一遍',
      assumption: '首接负责后，重复进线减少四成，平均处理成本不升',
    },
    evidence: { topics: ['service-transfers', 'bot-useless', 'agent-authority'], bells: ['bell-transfers'] },
    decision: { type: 'waiting' },
  },
  {
    key: 'adjust-subtitles',
    proposition: 'live-subtitles',
    proposer: 'zhou',
    proposedAt: on(27, '14:10'),
    why: '三种语言做完了，顺手扩到七种，海外推广好讲故事。',
    change: { solution: '弹幕实时翻译成英语、日语、泰语、韩语、越南语、法语和西班牙语' },
    evidence: { topics: [], bells: [] },
    decision: {
      type: 'refused',
      by: 'gu',
      at: on(22, '17:05'),
      reason:
        '半年里没有一位客户提到弹幕翻译，说英语的客户提的是登录、搜索和退款。先问清楚谁需要它，再谈扩几种语言。',
    },
  },
];
