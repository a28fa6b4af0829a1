import { type Chance, createChance } from './chance.ts';
import type { Role } from './voice.ts';
import { CITIES, PAYMENTS, REGIONS } from './words/things.ts';

/** How somebody sets a comma. */
export type Habit = 'plain' | 'unfinished' | 'spaces' | 'none' | 'shouting' | 'dots' | 'ascii';

/** One speaker, the same whenever the same key speaks again. */
export interface Person {
  key: string;
  role: Role;
  region: string;
  city: string;
  payment: string;
  /** Membership of a consumer, size of a merchant, team of an agent. */
  level: string;
  language: 'zh' | 'en';
  habit: Habit;
  emoji: number;
  slips: number;
  dialect: number;
  borrowed: number;
  traditional: boolean;
}

export interface People {
  /** Somebody of that role who fits; the same people come back, some of them often. */
  meet(role: Role, fits: (person: Person) => boolean): Person;
}

const CROWD: Readonly<Record<Role, number>> = { consumer: 4600, merchant: 320, agent: 42 };
const LEVELS: Readonly<Record<Role, Readonly<Record<string, number>>>> = {
  consumer: { 普通: 58, 橙卡: 30, 新客: 12 },
  merchant: { 个人店: 45, 企业店: 40, 旗舰店: 15 },
  agent: { 华东客服组: 40, 西南客服组: 35, 商家客服组: 25 },
};
const HABITS: Readonly<Record<Habit, number>> = {
  plain: 34,
  unfinished: 34,
  spaces: 9,
  none: 5,
  shouting: 5,
  dots: 7,
  ascii: 6,
};
/** Gives up on an unusual wish after this many people and takes the last. */
const PATIENCE = 400;

/** The sample's crowd, from a seed. People are made when they are first met. */
export function createPeople(seed: number): People {
  const known = new Map<string, Person>();
  const chance = createChance(seed ^ 0x5eed);
  const meet = (role: Role, fits: (person: Person) => boolean): Person => {
    let person = personAt(role, 0);
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      // A power above one makes low numbers frequent: a few regulars, many who speak once.
      person = personAt(role, Math.floor(CROWD[role] * chance.next() ** 1.7));
      if (fits(person)) break;
    }
    return person;
  };
  const personAt = (role: Role, index: number): Person => {
    const id = `${role}${index}`;
    let person = known.get(id);
    if (!person) {
      person = makePerson(role, index, createChance(Math.imul(index + 1, 0x9e3779b1) ^ seed ^ role.length));
      known.set(id, person);
    }
    return person;
  };
  return { meet };
}

function makePerson(role: Role, index: number, chance: Chance): Person {
  const region = chance.weighted(REGIONS);
  const english = chance.yes(role === 'agent' ? 0 : region === '港澳台及海外' ? 0.3 : 0.066);
  const letter = { consumer: 'u', merchant: 'm', agent: 'a' }[role];
  const digits = (Math.imul(index + 7, 0x2545f491) >>> 0).toString(36).padStart(7, '0');
  return {
    key: `${letter}-${digits}`,
    role,
    region,
    city: chance.pick(CITIES[region]!),
    payment: chance.weighted(PAYMENTS),
    level: chance.weighted(LEVELS[role]),
    language: english ? 'en' : 'zh',
    habit: role === 'agent' ? 'plain' : chance.weighted(HABITS),
    emoji: chance.yes(0.3) ? 0.45 : 0.04,
    slips: chance.yes(0.25) ? 0.4 : 0.06,
    dialect: chance.yes(0.3) ? 0.6 : 0.06,
    borrowed: chance.yes(0.05) ? 0.7 : 0.01,
    traditional: region === '港澳台及海外' && chance.yes(0.55),
  };
}
