import type { SampleCalendar, SampleCycle, SampleMember, SampleRoutingRule } from '../story.ts';

const at = (name: string) => `${name}@hecheng.example`;

export const MEMBERS: readonly SampleMember[] = [
  { key: 'shen', name: '沈知远', email: at('shen.zhiyuan'), role: 'owner', team: '总裁室', title: '创始人' },
  {
    key: 'gu',
    name: '顾明澜',
    email: at('gu.minglan'),
    role: 'leader',
    team: '平台治理',
    title: '首席运营官',
  },
  {
    key: 'lu',
    name: '陆清和',
    email: at('lu.qinghe'),
    role: 'manager',
    team: '资金组',
    title: '资金与退款负责人',
  },
  {
    key: 'cheng',
    name: '程越',
    email: at('cheng.yue'),
    role: 'manager',
    team: '物流组',
    title: '物流与履约负责人',
  },
  {
    key: 'ye',
    name: '叶知秋',
    email: at('ye.zhiqiu'),
    role: 'manager',
    team: '营销组',
    title: '优惠与活动负责人',
  },
  {
    key: 'han',
    name: '韩牧',
    email: at('han.mu'),
    role: 'manager',
    team: '商家运营组',
    title: '商家运营负责人',
  },
  {
    key: 'lin',
    name: '林晚',
    email: at('lin.wan'),
    role: 'manager',
    team: '客服体验组',
    title: '客户体验负责人',
  },
  {
    key: 'zhou',
    name: '周以安',
    email: at('zhou.yian'),
    role: 'member',
    team: 'App 组',
    title: '客户端产品经理',
  },
  {
    key: 'fang',
    name: '方小鱼',
    email: at('fang.xiaoyu'),
    role: 'member',
    team: '鲜到家',
    title: '生鲜产品经理',
  },
  {
    key: 'wang',
    name: '王小满',
    email: at('wang.xiaoman'),
    role: 'frontline',
    team: '华东客服组',
    title: '热线坐席',
  },
  { key: 'he', name: '何穗', email: at('he.sui'), role: 'frontline', team: '西南客服组', title: '在线坐席' },
  {
    key: 'zhao',
    name: '赵大勇',
    email: at('zhao.dayong'),
    role: 'frontline',
    team: '门店',
    title: '自提店店长',
  },
  { key: 'luo', name: '罗衡', email: at('luo.heng'), role: 'guest', team: '顾问', title: '外部顾问' },
];

export const CYCLES: readonly SampleCycle[] = [
  {
    key: 'year',
    name: '年度战略',
    cadence: 'year',
    module: null,
    owner: 'shen',
    inside: 0,
    aim: '让每一次购买都敢放心：钱退得回，货送到手，价算得清。',
  },
  {
    key: 'quarter',
    name: '本季战役',
    cadence: 'quarter',
    module: null,
    owner: 'gu',
    inside: 0,
    aim: '过好橙子节，把退款和签收两个老问题降下来。',
  },
  {
    key: 'fresh',
    name: '鲜到家月度循环',
    cadence: 'month',
    module: '鲜到家',
    owner: 'fang',
    inside: 0,
    aim: '坏果当天赔，临期不上架。',
  },
];

export const ROUTING: readonly SampleRoutingRule[] = [
  {
    name: '退款与支付',
    matches: { attributes: { product: ['退款', '支付'] } },
    owner: 'lu',
    acknowledgeMinutes: 30,
    ladder: [
      { member: 'gu', afterMinutes: 30 },
      { member: 'shen', afterMinutes: 120 },
    ],
  },
  {
    name: '签收与丢件',
    matches: { words: ['签收', '没收到', '丢件'] },
    owner: 'cheng',
    acknowledgeMinutes: 30,
    ladder: [{ member: 'gu', afterMinutes: 60 }],
  },
  {
    name: '物流',
    matches: { attributes: { product: ['物流'] } },
    owner: 'cheng',
    acknowledgeMinutes: 60,
    ladder: [{ member: 'gu', afterMinutes: 120 }],
  },
  {
    name: '优惠与活动',
    matches: { attributes: { product: ['优惠券', '拼团', '直播'] } },
    owner: 'ye',
    acknowledgeMinutes: 15,
    ladder: [
      { member: 'gu', afterMinutes: 15 },
      { member: 'shen', afterMinutes: 60 },
    ],
  },
  {
    name: '商家',
    matches: { attributes: { product: ['店铺后台'] } },
    owner: 'han',
    acknowledgeMinutes: 120,
    ladder: [{ member: 'gu', afterMinutes: 240 }],
  },
  {
    name: '商家群里的声音',
    matches: { channels: ['商家群'] },
    owner: 'han',
    acknowledgeMinutes: 240,
    ladder: [{ member: 'gu', afterMinutes: 480 }],
  },
  {
    name: 'App 崩溃',
    matches: { words: ['闪退', '黑屏', '崩', 'crash'] },
    owner: 'zhou',
    acknowledgeMinutes: 30,
    ladder: [{ member: 'gu', afterMinutes: 60 }],
  },
  {
    name: '客服与发票',
    matches: { attributes: { product: ['客服', '客服系统', '发票'] } },
    owner: 'lin',
    acknowledgeMinutes: 120,
    ladder: [{ member: 'gu', afterMinutes: 240 }],
  },
];

const DAY_SHIFT: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
  ['19:00', '21:00'],
];

export const CALENDAR: SampleCalendar = {
  name: '禾橙值班日历',
  timeZone: 'Asia/Shanghai',
  week: {
    '1': DAY_SHIFT,
    '2': DAY_SHIFT,
    '3': DAY_SHIFT,
    '4': DAY_SHIFT,
    '5': DAY_SHIFT,
    '6': [['10:00', '16:00']],
  },
  exceptions: [
    { day: 118, name: '公司年会', blocks: [] },
    { day: 54, name: '团队休整日', blocks: [['09:00', '12:00']] },
    { day: 42, name: '橙子节预售值班', blocks: [['00:00', '24:00']] },
    { day: 41, name: '橙子节全员值班', blocks: [['00:00', '24:00']] },
    { day: 40, name: '橙子节全员值班', blocks: [['00:00', '24:00']] },
    { day: 39, name: '橙子节全员值班', blocks: [['00:00', '24:00']] },
    { day: 34, name: '橙子节补休', blocks: [] },
    { day: -40, name: '仓库盘点', blocks: [] },
  ],
};
