export type Language = 'zh' | 'en';

const zh = {
  title: '共见小店',
  says: '每次售卖和退款之前，都在本机问一遍有没有布控',
  buy: '买',
  refund: '退款',
  paused: '暂停售卖',
  bought: '买好了',
  refunded: '已退款',
  held: '退款暂缓，稍后自动恢复',
  slow: '买的人太多，请稍等',
  controls: '生效的布控',
  stale: '连不上共见，按最后收到的执行',
  fresh: '与共见相连',
  break: '让华东的退款出问题',
  broken: '正在出问题：每秒两声',
  mend: '修好',
};
const en: typeof zh = {
  title: 'Gongjian shop',
  says: 'Before every sale and refund it asks, in its own memory, whether a control holds it',
  buy: 'Buy',
  refund: 'Refund',
  paused: 'Paused',
  bought: 'Bought',
  refunded: 'Refunded',
  held: 'Refund held for now',
  slow: 'Too many buyers, wait a moment',
  controls: 'Controls in force',
  stale: 'Gongjian is out of reach; the last known controls hold',
  fresh: 'Connected to Gongjian',
  break: 'Break refunds in 华东',
  broken: 'Broken: two voices a second',
  mend: 'Mend it',
};

export const WORDS: Readonly<Record<Language, typeof zh>> = { zh, en };
