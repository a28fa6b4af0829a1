import type { Incident } from './voices.ts';

/** What the journey reads and presses, in the reader's language. */
export interface JourneyWords {
  readonly incident: Incident;
  readonly burning: string;
  readonly where: string;
  /** The located place as the page says it. */
  readonly place: RegExp;
  readonly deployHere: string;
  readonly dryRun: RegExp;
  readonly action: string;
  readonly reason: string;
  readonly deploy: string;
  readonly enforced: RegExp;
  readonly takeInHand: string;
  readonly inHand: string;
  readonly falls: string;
  readonly cleared: string;
  readonly review: string;
  readonly finish: string;
  readonly finished: string;
  readonly held: RegExp;
}

export const CHINESE: JourneyWords = {
  incident: {
    name: 'east',
    said: ['退款三天了还没到账', '退款显示成功可钱没回来', '申请了退款一直不到账', '退款不到账，急用钱'],
    attributes: { region: '华东', product: '退款', version: '6.2.1' },
  },
  burning: '正在烧',
  where: '在哪里',
  place: /华东/,
  deployHere: '按这里布控',
  dryRun: /过去 1 小时会命中 \d+ 声/,
  action: '暂缓退款',
  reason: '为什么',
  deploy: '布控',
  enforced: /1\/1 处/,
  takeInHand: '接手',
  inHand: '已接手',
  falls: '回落',
  cleared: '已解除',
  review: '去复盘',
  finish: '定稿',
  finished: '已定稿',
  held: /暂缓/,
};

export const ENGLISH: JourneyWords = {
  incident: {
    name: 'south',
    said: [
      'my parcel has been stuck for a week',
      'parcel stuck, nobody delivers',
      'delivery stopped, no news of my parcel',
    ],
    attributes: { region: '华南', product: '配送', version: '6.2.1' },
  },
  burning: 'Burning',
  where: 'Where',
  place: /华南/,
  deployHere: 'Control this',
  dryRun: /in the last hour it would have hit \d+ voices?/,
  action: 'Pause an offer',
  reason: 'Why',
  deploy: 'Deploy',
  enforced: /1\/1 points/,
  takeInHand: 'Take in hand',
  inHand: 'In hand',
  falls: 'falls',
  cleared: 'Cleared',
  review: 'Review',
  finish: 'Close the review',
  finished: 'Closed',
  held: /pause|暂停/i,
};
