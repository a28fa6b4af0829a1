import type { Severity } from '../alarms/alarm.ts';

export type PageLanguage = 'zh-CN' | 'en';

/** The words of messages. Pages of the browser have their own catalogues; a message is written on the server. */
export interface PageWords {
  readonly severities: Readonly<Record<Severity, string>>;
  readonly alarm: (severity: string, number: number) => string;
  readonly drill: string;
  readonly rises: (rate: string, expected: string, lift: string) => string;
  readonly falls: (rate: string, expected: string) => string;
  readonly isNew: (rate: string) => string;
  readonly missing: string;
  readonly shifts: (rate: string, expected: string) => string;
  readonly where: (scope: string, percent: number) => string;
  readonly outside: string;
  readonly notLocated: string;
  readonly and: string;
  readonly or: string;
  readonly merged: (count: number) => string;
  readonly more: (count: number) => string;
  readonly located: string;
  readonly test: string;
  readonly testLine: (workspace: string) => string;
  readonly open: string;
  readonly openAll: string;
  readonly acknowledge: string;
  readonly called: (names: string) => string;
  readonly everyMinute: (count: string) => string;
  /** A figure that has a unit of its own. */
  readonly measured: (value: string) => string;
  readonly colon: string;
  readonly comma: string;
}

const zh: PageWords = {
  severities: { critical: '紧急', major: '严重', minor: '一般' },
  alarm: (severity, number) => `【${severity}】告警 #${number}`,
  drill: '【演练】',
  rises: (rate, expected, lift) => `现在${rate}，平时约 ${expected}，是平时的 ${lift} 倍`,
  falls: (rate, expected) => `现在只有${rate}，平时约 ${expected}`,
  isNew: (rate) => `以前没有过，现在${rate}`,
  missing: '数据没有按时到来',
  shifts: (rate, expected) => `现在${rate}，平时约 ${expected}`,
  where: (scope, percent) => `集中在 ${scope}，占异常部分的 ${percent}%`,
  outside: '各已知属性都无法解释，可能影响全局',
  notLocated: '正在定位原因',
  and: '、',
  or: '或',
  merged: (count) => `${count} 条告警同时燃起`,
  more: (count) => `……还有 ${count} 条`,
  located: '已定位',
  test: '告警测试',
  testLine: (workspace) => `这是共见（${workspace}）的测试消息。收到它，说明这个通道可用。`,
  open: '查看',
  openAll: '查看全部',
  acknowledge: '我来处理',
  called: (names) => `请 ${names} 处理`,
  everyMinute: (count) => `每分钟 ${count}`,
  measured: (value) => ` ${value}`,
  colon: '：',
  comma: '，',
};

const en: PageWords = {
  severities: { critical: 'Critical', major: 'Major', minor: 'Minor' },
  alarm: (severity, number) => `${severity} alarm #${number}`,
  drill: '[Drill] ',
  rises: (rate, expected, lift) => `Now ${rate}, usually about ${expected}: ${lift} times the usual`,
  falls: (rate, expected) => `Now only ${rate}, usually about ${expected}`,
  isNew: (rate) => `Never seen before, now ${rate}`,
  missing: 'Its data did not arrive in time',
  shifts: (rate, expected) => `Now ${rate}, usually about ${expected}`,
  where: (scope, percent) => `It comes from ${scope} (${percent} % of the change)`,
  outside: 'No known attribute explains it; it may be everywhere',
  notLocated: 'The cause is being located',
  and: ' and ',
  or: ' or ',
  merged: (count) => `${count} alarms burn at once`,
  more: (count) => `… and ${count} more`,
  located: 'Located',
  test: 'Test alarm',
  testLine: (workspace) =>
    `This is a test message of Gongjian (${workspace}). As you read it, this channel works.`,
  open: 'Open',
  openAll: 'Open all',
  acknowledge: 'I take it',
  called: (names) => `For ${names}`,
  everyMinute: (count) => `${count} a minute`,
  measured: (value) => value,
  colon: ': ',
  comma: ', ',
};

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { 'zh-CN': zh, en };
