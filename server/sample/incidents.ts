/** Something that went wrong for a while: extra voices on one topic, from one corner of the market. */
export interface Incident {
  key: string;
  topic: string;
  /** Expected extra voices for each day, by days before the end; days not named have none. */
  daily: Readonly<Record<number, number>>;
  /** What its voices have in common. */
  corner: Corner;
}

/** A corner of the market: only what is named is the same for all. */
export interface Corner {
  region?: string;
  level?: string;
  payment?: string;
  version?: string;
  carrier?: string;
}

/** A number of voices a day from the first day to the last (both days before the end, first ≥ last). */
function course(first: number, values: readonly number[]): Record<number, number> {
  return Object.fromEntries(values.map((value, step) => [first - step, value]));
}

export const INCIDENTS: readonly Incident[] = [
  {
    key: 'refund-621',
    topic: 'refund-not-arrived',
    // 6.2.1 is out on day 64 and 6.2.2 mends it on day 48.
    daily: course(62, [3, 8, 14, 18, 20, 19, 21, 18, 20, 19, 18, 20, 19, 17, 12, 6, 3, 1]),
    corner: { region: '华东', payment: '支付宝', version: '6.2.1' },
  },
  {
    key: 'coupon-stacking',
    topic: 'coupon-price-rise',
    // The stacking rule goes wrong with the sale's coupons and is switched off on day 38.
    daily: course(43, [6, 18, 38, 46, 40, 16, 5, 2]),
    corner: { level: '橙卡' },
  },
  {
    key: 'signed-south',
    topic: 'signed-not-received',
    // Still rising: nobody has mended it when the story ends.
    daily: course(12, [3, 6, 9, 13, 16, 18, 21, 22, 25, 27, 28, 30, 18]),
    corner: { region: '华南', carrier: '蓝鲸快递' },
  },
];
