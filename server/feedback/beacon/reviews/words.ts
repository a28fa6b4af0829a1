import type { Severity } from '../alarms/alarm.ts';
import type { Why } from '../alarms/found.ts';
import { chineseName } from '../attribute-names.ts';
import type { ControlActionType } from '../controls/control-action.ts';
import type { ReviewLanguage, ReviewPart } from './review.ts';

/** The words of reports. Pages have their own catalogues; a report is written on the server. */
export interface ReportWords {
  readonly report: (number: number, title: string) => string;
  readonly parts: Readonly<Record<ReviewPart, string>>;
  readonly everything: string;
  readonly is: (attribute: string, values: string) => string;
  readonly and: string;
  readonly or: string;
  readonly why: Readonly<Record<Why, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly what: (of: { subject: string; why: string; severity: string }) => string;
  readonly figures: (of: { peak: string; expected: string; lift: string; perMinute: boolean }) => string;
  readonly members: (count: number) => string;
  readonly drill: string;
  readonly cause: (of: {
    scope: string;
    share: string;
    lift: string;
    actual: string;
    expected: string;
  }) => string;
  readonly outside: string;
  readonly notLocated: string;
  readonly owner: (name: string) => string;
  readonly nobody: string;
  /** What a person did, with the moment. */
  readonly did: (name: string, step: string, moment: string) => string;
  readonly steps: Readonly<Record<string, string>>;
  readonly moments: Readonly<Record<string, string>>;
  readonly after: (span: string) => string;
  readonly whole: (span: string, kept: boolean) => string;
  readonly span: (ms: number) => string;
  readonly actions: Readonly<Record<ControlActionType, string>>;
  readonly control: (of: { number: number; action: string; scope: string }) => string;
  readonly enforced: (moment: string, enforced: number, points: number) => string;
  readonly hits: (count: string) => string;
  readonly ended: (state: string) => string;
  readonly controlStates: Readonly<Record<string, string>>;
  readonly noControls: string;
  readonly noVoices: string;
  readonly quote: (text: string, channel: string | null) => string;
  readonly pain: (title: string) => string;
  readonly noPain: string;
  readonly proposition: (number: number, title: string) => string;
  readonly blindSpot: string;
  readonly bell: (number: number, title: string) => string;
  readonly separator: string;
}

const spanOf = (units: readonly [string, string, string], join: string) => (ms: number) => {
  const seconds = Math.round(ms / 1_000);
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)}${join}${units[2]}`;
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const parts = [
    [hours, units[0]],
    [minutes, units[1]],
    [seconds % 60, units[2]],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n}${join}${unit}`);
  return said.join(' ');
};

const zh: ReportWords = {
  report: (number, title) => `告警 #${number} 复盘：${title}`,
  parts: {
    what: '发生了什么',
    where: '在哪里',
    who: '谁在处理',
    duration: '用了多久',
    tried: '做了什么',
    voices: '客户怎么说',
    strategy: '与战略的关系',
    lessons: '学到了什么',
    followUp: '要改变什么',
  },
  everything: '全部声音',
  is: (attribute, values) => `${chineseName(attribute)}为${values}`,
  and: '，且',
  or: '或',
  why: { surge: '激增', fall: '骤降', new: '突然出现', missing: '数据中断', shift: '停在新的水平' },
  severity: { critical: '紧急', major: '严重', minor: '一般' },
  what: ({ subject, why, severity }) => `「${subject}」${why}，级别：${severity}。`,
  figures: ({ peak, expected, lift, perMinute }) =>
    `${perMinute ? '每分钟最多' : '最远到'} ${peak}，往常 ${expected}，相差 ${lift} 倍。`,
  members: (count) => `同一场里另有 ${count} 条告警归在一起。`,
  drill: '这是一次演练，没有客户受影响。',
  cause: ({ scope, share, lift, actual, expected }) =>
    `${scope}：解释了 ${share}，是往常的 ${lift} 倍（实际 ${actual}，往常 ${expected}）。`,
  outside: '不集中在任何一处：已记录的属性都解释不了。',
  notLocated: '没有来得及定位。',
  owner: (name) => `由 ${name} 负责。`,
  nobody: '没有人接手，自行恢复。',
  did: (name, step, moment) => `${moment} ${name}：${step}`,
  steps: {
    acknowledge: '接手',
    handOver: '转交他人',
    contain: '确认控制住',
    clear: '确认解除',
    reopen: '重新打开',
    right: '确认判得对',
    note: '留言',
  },
  moments: {
    firstVoiceAt: '首声',
    decidableAt: '可判定',
    discoveredAt: '发现',
    locatedAt: '定位',
    acknowledgedAt: '接手',
    deployedAt: '布控下发',
    enforcedAt: '全部生效',
    containedAt: '控制住',
    fellAt: '回落',
    clearedAt: '解除',
  },
  after: (span) => `（首个时刻后 ${span}）`,
  whole: (span, kept) => `从可判定到布控全部生效用了 ${span}，${kept ? '守住了' : '没有守住'}一分钟的承诺。`,
  span: spanOf(['小时', '分', '秒'], ' '),
  actions: {
    'pause-offer': '暂停售卖',
    'hold-refund': '暂缓退款',
    'limit-rate': '限流',
    banner: '公告',
    'service-script': '客服话术',
    custom: '自定义动作',
  },
  control: ({ number, action, scope }) => `布控 #${number} ${action}（${scope}）`,
  enforced: (moment, enforced, points) => `${moment} 下发，${enforced}/${points} 个执行点已生效`,
  hits: (count) => `命中 ${count} 次`,
  ended: (state) => `现状：${state}`,
  controlStates: {
    proposed: '待批准',
    active: '生效中',
    expired: '已到期',
    takenBack: '已收回',
    refused: '未批准',
  },
  noControls: '没有下发任何布控。',
  noVoices: '没有声音可引用。',
  quote: (text, channel) => `“${text}”${channel === null ? '' : `（${channel}）`}`,
  pain: (title) => `痛点：${title}`,
  noPain: '这条告警不在某一个痛点上。',
  proposition: (number, title) => `命题 #${number}：${title}，承诺解决这个痛点。`,
  blindSpot: '还没有命题回应这个痛点：这是一个盲区。',
  bell: (number, title) => `拉铃 #${number}：${title}`,
  separator: '；',
};

const en: ReportWords = {
  report: (number, title) => `Review of alarm #${number}: ${title}`,
  parts: {
    what: 'What happened',
    where: 'Where',
    who: 'Who',
    duration: 'How long it took',
    tried: 'What was done',
    voices: 'What customers said',
    strategy: 'What the strategy says',
    lessons: 'What we learnt',
    followUp: 'What we will change',
  },
  everything: 'all voices',
  is: (attribute, values) => `${attribute} is ${values}`,
  and: ' and ',
  or: ' or ',
  why: {
    surge: 'surged',
    fall: 'fell',
    new: 'came out of nothing',
    missing: 'sent no data',
    shift: 'stayed at a new level',
  },
  severity: { critical: 'critical', major: 'major', minor: 'minor' },
  what: ({ subject, why, severity }) => `“${subject}” ${why}; severity: ${severity}.`,
  figures: ({ peak, expected, lift, perMinute }) =>
    `At most ${peak}${perMinute ? ' a minute' : ''}, usually ${expected}: ${lift} times that.`,
  members: (count) => `${count} more ${count === 1 ? 'alarm was' : 'alarms were'} grouped under it.`,
  drill: 'This was a drill; no customer was touched.',
  cause: ({ scope, share, lift, actual, expected }) =>
    `${scope}: explains ${share}, ${lift} times the usual (${actual} where ${expected} were expected).`,
  outside: 'In no place in particular: no attribute on record explains it.',
  notLocated: 'It was over before it was located.',
  owner: (name) => `${name} had it in hand.`,
  nobody: 'Nobody took it in hand; it ended by itself.',
  did: (name, step, moment) => `${moment} ${name}: ${step}`,
  steps: {
    acknowledge: 'acknowledged it',
    handOver: 'handed it over',
    contain: 'said it was contained',
    clear: 'said it was over',
    reopen: 'opened it again',
    right: 'said it was right',
    note: 'wrote a note',
  },
  moments: {
    firstVoiceAt: 'first voice',
    decidableAt: 'decidable',
    discoveredAt: 'discovered',
    locatedAt: 'located',
    acknowledgedAt: 'acknowledged',
    deployedAt: 'control deployed',
    enforcedAt: 'enforced everywhere',
    containedAt: 'contained',
    fellAt: 'fell',
    clearedAt: 'cleared',
  },
  after: (span) => ` (${span} after the first moment)`,
  whole: (span, kept) =>
    `From decidable to enforced everywhere it took ${span}: the one-minute promise was ${kept ? 'kept' : 'broken'}.`,
  span: spanOf(['h', 'min', 's'], ' '),
  actions: {
    'pause-offer': 'pause the offer',
    'hold-refund': 'hold refunds',
    'limit-rate': 'limit the rate',
    banner: 'banner',
    'service-script': 'service script',
    custom: 'custom action',
  },
  control: ({ number, action, scope }) => `Control #${number}: ${action} (${scope})`,
  enforced: (moment, enforced, points) => `deployed ${moment}, in force at ${enforced} of ${points} points`,
  hits: (count) => `${count} hits`,
  ended: (state) => `now ${state}`,
  controlStates: {
    proposed: 'waiting for approval',
    active: 'active',
    expired: 'expired',
    takenBack: 'taken back',
    refused: 'refused',
  },
  noControls: 'No control was deployed.',
  noVoices: 'No voices to quote.',
  quote: (text, channel) => `“${text}”${channel === null ? '' : ` (${channel})`}`,
  pain: (title) => `Pain: ${title}`,
  noPain: 'The alarm is not about one pain.',
  proposition: (number, title) => `Proposition #${number}, ${title}, promises to end this pain.`,
  blindSpot: 'No proposition addresses this pain yet: a blind spot.',
  bell: (number, title) => `Bell #${number}: ${title}`,
  separator: '; ',
};

export const REPORT_WORDS: Readonly<Record<ReviewLanguage, ReportWords>> = { 'zh-CN': zh, en };
