import type { Chance } from './chance.ts';
import { chinaDate, RELEASES, SALE } from './days.ts';
import type { Slots } from './grammar.ts';
import type { Person } from './people.ts';
import {
  BRAND_LIKE,
  CARRIERS,
  CITIES,
  EN_CITIES,
  EN_GOODS,
  EN_PAYMENTS,
  EN_WEAR,
  FOOD,
  FRAGILE,
  GADGETS,
  GOODS,
  HEAVY,
  LOOKUPS,
  PAYMENT_WORDS,
  WEAR,
  WORDS,
} from './words/things.ts';

/** The facts behind one voice: its words and its attributes must agree on them. */
export interface Situation {
  person: Person;
  /** Epoch milliseconds. */
  at: number;
  /** Days before the end. */
  day: number;
  payment: string;
  carrier: string;
  version: string;
  /** Whole yuan. */
  amount: number;
  order: string;
  /** A word for what was bought, the same all through the voice. */
  goods: string;
}

/** The facts of a voice by that person then; `fixed` overrules chance (an incident's corner). */
export function createSituation(person: Person, at: { ms: number; day: number }, chance: Chance): Situation {
  return {
    person,
    at: at.ms,
    day: at.day,
    payment: chance.yes(0.85) ? person.payment : chance.weighted({ 支付宝: 5, 微信支付: 4, 银行卡: 1 }),
    carrier: chance.weighted(CARRIERS),
    version: versionOn(at.day, chance),
    amount: amountOf(chance),
    order: `HC${chance.int(10, 99)}${chance.int(100000, 999999)}${chance.int(1000, 9999)}`,
    goods: chance.pick(person.language === 'en' ? EN_GOODS : GOODS),
  };
}

/** Most people are on the newest version within two weeks; some stay one or two behind. */
function versionOn(day: number, chance: Chance): string {
  const out = RELEASES.filter((release) => release.day > day);
  const age = out.at(-1)!.day - day;
  const newest = chance.yes(Math.min(0.8, 0.25 + age * 0.06));
  const behind = newest ? 1 : chance.yes(0.75) ? 2 : 3;
  return out.at(-Math.min(behind, out.length))!.version;
}

/** Order values in yuan: many small ones, few large (log-normal around 90, Box–Muller). */
function amountOf(chance: Chance): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return Math.max(6, Math.round(Math.exp(4.5 + 0.9 * normal)));
}

const WEEKDAYS = '日一二三四五六';

/** The words that a voice in this situation puts into its slots. */
export function slotsOf(situation: Situation, chance: Chance, reported: boolean): Slots {
  const { person, amount } = situation;
  // One voice speaks of one relative.
  const kin = chance.pick(reported ? KIN_REPORTED : KIN);
  const made: Record<string, () => string> = {
    goods: () => situation.goods,
    pay: () => PAYMENT_WORDS[situation.payment]!,
    carrier: () => situation.carrier,
    city: () => (chance.yes(0.7) ? person.city : chance.pick(CITIES[person.region]!)),
    ver: () => situation.version,
    order: () => situation.order,
    amt: () => money(amount, chance),
    more: () => money(amount + Math.max(2, Math.round(amount * 0.12)), chance),
    less: () => money(Math.max(1, Math.round(amount * 0.8)), chance),
    few: () => String(chance.int(3, Math.max(9, Math.min(60, amount)))),
    when: () => when(situation.at, chance),
    wk: () => `周${WEEKDAYS[chance.int(1, 6)]}`,
    kin: () => kin,
    // Nobody speaks of the sale by its name before it is announced.
    sale: () => (situation.day <= SALE.presale + 3 ? '橙子节' : '(大促|活动|会员日)'),
    wear: () => chance.pick(WEAR),
    food: () => chance.pick(FOOD),
    gadget: () => chance.pick(GADGETS),
    fragile: () => chance.pick(FRAGILE),
    heavy: () => chance.pick(HEAVY),
    brandy: () => chance.pick(BRAND_LIKE),
    amb: () => chance.pick(LOOKUPS),
    engoods: () => situation.goods,
    enwear: () => chance.pick(EN_WEAR),
    encity: () => chance.pick(EN_CITIES),
    enpay: () => EN_PAYMENTS[situation.payment]!,
    enamt: () => `${amount} (yuan|RMB)`,
    enless: () => `${Math.max(1, Math.round(amount * 0.8))} yuan`,
  };
  return (name) => made[name]?.() ?? WORDS[name];
}

const KIN = ['我妈', '我爸', '我妈妈', '我奶奶', '我婆婆', '家里老人', '我姥姥', '我岳母', '我爷爷'];
const KIN_REPORTED = ['他家老人', '一位大爷', '一位阿姨', '七十多岁的老太太', '他母亲'];

function money(yuan: number, chance: Chance): string {
  if (yuan >= 100 && yuan < 1000 && chance.yes(0.25))
    return `${'一二三四五六七八九'[Math.floor(yuan / 100) - 1]}百(多|来)(块|)`;
  return `${yuan}${chance.weighted({ 块: 6, 元: 3, 块钱: 2, 块多: 0.5 })}`;
}

function when(ms: number, chance: Chance): string {
  const past = chinaDate(ms - chance.int(2, 12) * 86_400_000);
  return chance.pick([
    '昨天',
    '前天',
    '上周',
    '前几天',
    '上个礼拜',
    '大前天',
    `${past.date}号`,
    `${past.month}月${past.date}号`,
    `${past.month}.${past.date}`,
    `上周${WEEKDAYS[past.weekday]}`,
  ]);
}
