/** What the shop sells, each with the facts by which controls may hold it. */
export interface Offer {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly price: number;
  readonly facts: { readonly product: string; readonly region: string; readonly payment: string };
}

const REGIONS = ['华东', '华南', '华北'] as const;
const GOODS = [
  { product: '退款', zh: '随心退年卡', en: 'Easy-return card', price: 49 },
  { product: '配送', zh: '当日达', en: 'Same-day delivery', price: 12 },
  { product: '优惠券', zh: '满百减二十券', en: 'Voucher', price: 5 },
] as const;

/** Every good in every region. */
export const OFFERS: readonly Offer[] = REGIONS.flatMap((region) =>
  GOODS.map(({ product, zh, en, price }) => ({
    id: `${product}-${region}`,
    zh: `${zh} · ${region}`,
    en: `${en} · ${region}`,
    price,
    facts: { product, region, payment: '支付宝' },
  })),
);

/** The version of the app that everybody uses. */
export const VERSION = '6.2.1';
