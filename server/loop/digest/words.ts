import type { ItemKind } from '../queue/item.ts';

/** The words of mails. Pages have their own catalogues; a mail is written on the server. */
export interface MailWords {
  readonly subject: (waiting: number) => string;
  readonly greeting: (name: string) => string;
  readonly waits: string;
  readonly more: (count: number) => string;
  readonly kinds: Readonly<Record<ItemKind, string>>;
  readonly late: string;
  readonly newPains: string;
  readonly voices: (count: number) => string;
  readonly verified: string;
  readonly fallen: (percent: number) => string;
  readonly adopted: string;
  readonly open: string;
  readonly off: string;
  /** What happened to a bell or an alarm, for a mail of its own. */
  readonly steps: Readonly<Record<string, string>>;
  readonly bell: (number: number, title: string) => string;
  readonly alarm: (number: number, title: string) => string;
  readonly by: (name: string) => string;
}

const zh: MailWords = {
  subject: (waiting) => (waiting > 0 ? `共见每日摘要：${waiting} 件事等你处理` : '共见每日摘要'),
  greeting: (name) => `${name}，早上好：`,
  waits: '等你处理',
  more: (count) => `……还有 ${count} 件`,
  kinds: {
    'alarm.acknowledge': '告警待接手',
    'alarm.review': '告警待复盘',
    'control.keep': '布控待说明去留',
    'bell.acknowledge': '拉铃待响应',
    'bell.take': '拉铃待接手',
    'bell.change': '拉铃待改变',
    'bell.verify': '拉铃待验证',
    'bell.read': '你拉的铃有结果',
    'match.judge': '匹配待判断',
    'adjustment.decide': '调整待决定',
  },
  late: '已超时',
  newPains: '新出现的痛点',
  voices: (count) => `${count} 条声音`,
  verified: '已验证的拉铃',
  fallen: (percent) => `声音量下降 ${percent}%`,
  adopted: '已采纳的调整',
  open: '打开共见：',
  off: '不想再收到每日摘要，点一下即可关闭：',
  steps: {
    'alarm.handOver': '一条告警转交给了你，请马上接手。',
    'bell.ring': '有人为你的痛点拉铃，请尽快响应。',
    'bell.handOver': '一个拉铃转交给了你，请尽快响应。',
    'bell.reopen': '一个拉铃被重新打开，请再看一看。',
    'bell.escalate': '负责人没有按时响应，轮到你了。',
    'bell.markChanged': '你拉的铃：改变已上线，满三天后可以验证。',
    'bell.verify': '你拉的铃：痛点确实下降，已验证。',
    'bell.refuse': '你拉的铃被谢绝了，理由如下。',
  },
  bell: (number, title) => `拉铃 #${number}：${title}`,
  alarm: (number, title) => `告警 #${number}：${title}`,
  by: (name) => `来自 ${name}`,
};

const en: MailWords = {
  subject: (waiting) => (waiting > 0 ? `Gongjian digest: ${waiting} waiting for you` : 'Gongjian digest'),
  greeting: (name) => `Good morning, ${name},`,
  waits: 'Waiting for you',
  more: (count) => `… and ${count} more`,
  kinds: {
    'alarm.acknowledge': 'alarm to acknowledge',
    'alarm.review': 'alarm to review',
    'control.keep': 'control that outlives its alarm',
    'bell.acknowledge': 'bell to acknowledge',
    'bell.take': 'bell to take in hand',
    'bell.change': 'bell to change something for',
    'bell.verify': 'bell to verify',
    'bell.read': 'news on a bell you rang',
    'match.judge': 'match to judge',
    'adjustment.decide': 'adjustment to decide',
  },
  late: 'late',
  newPains: 'New pains',
  voices: (count) => `${count} voices`,
  verified: 'Bells verified',
  fallen: (percent) => `voices down ${percent} %`,
  adopted: 'Adjustments adopted',
  open: 'Open Gongjian:',
  off: 'One click turns this digest off:',
  steps: {
    'alarm.handOver': 'An alarm was handed over to you; please take it at once.',
    'bell.ring': 'A bell was rung for you. Please acknowledge it soon.',
    'bell.handOver': 'A bell was handed over to you. Please acknowledge it soon.',
    'bell.reopen': 'A bell was opened again. Please look at it once more.',
    'bell.escalate': 'The owner has not answered in time; it is your turn.',
    'bell.markChanged': 'On the bell you rang: a change is live; it can be verified after three days.',
    'bell.verify': 'On the bell you rang: the pain has fallen, it is verified.',
    'bell.refuse': 'The bell you rang was refused, for this reason.',
  },
  bell: (number, title) => `Bell #${number}: ${title}`,
  alarm: (number, title) => `Alarm #${number}: ${title}`,
  by: (name) => `from ${name}`,
};

export const MAIL_WORDS = { 'zh-CN': zh, en } as const;
export type MailLanguage = keyof typeof MAIL_WORDS;
