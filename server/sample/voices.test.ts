import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from './channels.ts';
import { DAYS, dayStart } from './days.ts';
import { TOPICS } from './topics/index.ts';
import type { SampleVoice } from './voice.ts';
import { sampleVoices } from './voices.ts';
import { CARRIERS } from './words/things.ts';

const UNTIL = new Date('2026-11-23T02:00:00Z');
const VOICES = sampleVoices({ seed: 7, until: UNTIL });
const about = (topic: string) => VOICES.filter((voice) => voice.truth.topics.includes(topic));
const isCopy = (voice: SampleVoice) => voice.truth.copyOf !== undefined;

/** Voices a day from one day to another, both counted back from the end. */
function perDay(voices: readonly SampleVoice[], from: number, to: number): number {
  const [first, last] = [dayStart(UNTIL, from), dayStart(UNTIL, to - 1)];
  const inside = voices.filter(
    ({ occurredAt }) => Date.parse(occurredAt) >= first && Date.parse(occurredAt) < last,
  );
  return inside.length / (from - to + 1);
}

describe('a sample is the same whenever it is made', () => {
  test('the same seed and end give the same voices', () => {
    expect(sampleVoices({ seed: 7, until: UNTIL })).toEqual(VOICES);
  });

  test('for any seed and end: in order, in time, each with an identity of its own, of the promised size', () => {
    const anyEnd = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.integer(), anyEnd, (seed, until) => {
        const voices = sampleVoices({ seed, until });
        const times = voices.map(({ occurredAt }) => occurredAt);
        expect(times).toEqual([...times].sort());
        expect(Date.parse(times.at(-1)!)).toBeLessThanOrEqual(until.getTime());
        expect(Date.parse(times[0]!)).toBeGreaterThanOrEqual(dayStart(until, DAYS - 1));
        expect(new Set(voices.map(({ source, externalId }) => `${source} ${externalId}`)).size).toBe(
          voices.length,
        );
        expect(voices.length).toBeGreaterThan(6_000);
        expect(voices.length).toBeLessThan(8_300);
      }),
      { numRuns: 6 },
    );
  });

  test('another seed gives other voices', () => {
    const texts = new Set(VOICES.map(({ text }) => text));
    const others = sampleVoices({ seed: 8, until: UNTIL }).filter(
      ({ truth }) => truth.kind !== 'noise' && !truth.copyOf,
    );
    expect(others.filter(({ text }) => texts.has(text)).length / others.length).toBeLessThan(0.2);
  });
});

describe('voices sound like many people', () => {
  test('only noise and copies say what was said before', () => {
    const own = VOICES.filter((voice) => voice.truth.kind !== 'noise' && !isCopy(voice)).map(
      ({ text }) => text,
    );
    expect(new Set(own).size).toBe(own.length);
  });

  test('nothing is empty, unfinished by a slot, or broken by an empty choice', () => {
    for (const { text, truth } of VOICES) {
      expect(text.trim()).not.toBe('');
      if (truth.kind === 'noise') continue;
      expect(text).not.toMatch(/[{}|]|undefined|NaN|，，|，。|^，/);
    }
  });

  test('one voice in seventeen is English, give or take', () => {
    const english = VOICES.filter(
      ({ text }) => !/\p{Script=Han}/u.test(text) && /[a-z]{2}.* .*[a-z]{2}/i.test(text),
    );
    expect(english.length / VOICES.length).toBeGreaterThan(0.045);
    expect(english.length / VOICES.length).toBeLessThan(0.08);
  });

  test('every channel is heard', () => {
    for (const channel of Object.keys(CHANNELS)) {
      expect(VOICES.filter((voice) => voice.channel === channel).length, channel).toBeGreaterThan(120);
    }
  });

  test('every topic is heard, some far more than others', () => {
    const sizes = TOPICS.map(({ key }) => about(key).length);
    expect(TOPICS.filter(({ kind }) => kind !== 'praise').length).toBeGreaterThanOrEqual(40);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(10);
  });

  test('copies are nearly what they copy, and come later', () => {
    const byId = new Map(VOICES.map((voice) => [voice.externalId, voice]));
    const copies = VOICES.filter(isCopy);
    expect(copies.length).toBeGreaterThan(150);
    for (const copy of copies) {
      const origin = byId.get(copy.truth.copyOf!)!;
      expect(likeness(copy.text, origin.text), `${copy.text} / ${origin.text}`).toBeGreaterThan(0.5);
      expect(copy.occurredAt >= origin.occurredAt).toBe(true);
    }
  });

  test('a few people speak often, most speak once or twice', () => {
    const counts = new Map<string, number>();
    for (const { author } of VOICES) counts.set(author.key, (counts.get(author.key) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(2);
    expect(sorted[0]).toBeGreaterThan(20);
  });

  test('a conversation is one person on one channel', () => {
    const talks = Map.groupBy(
      VOICES.filter(({ conversation }) => conversation),
      ({ conversation }) => conversation,
    );
    expect(talks.size).toBeGreaterThan(500);
    expect([...talks.values()].filter((voices) => voices.length > 1).length).toBeGreaterThan(20);
    for (const voices of talks.values()) {
      expect(new Set(voices.map(({ author, channel }) => `${author.key} ${channel}`)).size).toBe(1);
    }
  });

  test('stars only where the channel asks for them, and low ones for complaints', () => {
    for (const { channel, rating } of VOICES) expect(rating !== null).toBe(CHANNELS[channel].stars);
    const mean = (kind: string) => {
      const stars = VOICES.filter(({ truth, rating }) => truth.kind === kind && rating !== null).map(
        ({ rating }) => rating!,
      );
      return stars.reduce((sum, each) => sum + each, 0) / stars.length;
    };
    expect(mean('complaint')).toBeLessThan(2);
    expect(mean('praise')).toBeGreaterThan(4.5);
  });

  test('a carrier or version that a voice names is the one in its attributes', () => {
    for (const { text, attributes, truth } of VOICES.filter((voice) => !isCopy(voice))) {
      const named = Object.keys(CARRIERS).filter((carrier) => text.includes(carrier));
      if (named.length === 1 && attributes.carrier && truth.kind === 'complaint')
        expect(attributes.carrier).toBe(named[0]);
      const version = /\b6\.[0-3]\.\d\b/.exec(text)?.[0];
      if (version && attributes.version) expect(attributes.version).toBe(version);
    }
  });
});

describe('personal data is made up', () => {
  const texts = VOICES.map(({ text }) => text).join('\n');

  test('phones have four zeros after the prefix', () => {
    const phones = texts.match(/(?<![\dA-Za-z])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g)!;
    expect(phones.length).toBeGreaterThan(30);
    for (const phone of phones) expect(phone).toMatch(/^1\d\d ?0000 ?\d{4}$/);
  });

  test('identity cards are of people born in 1900, e-mail addresses at example domains', () => {
    const cards = texts.match(/(?<![\dA-Za-z])\d{17}[\dX](?!\d)/g)!;
    expect(cards.length).toBeGreaterThan(2);
    for (const card of cards) expect(card.slice(6, 10)).toBe('1900');
    for (const mail of texts.match(/[\w.]+@[\w.]+\w/g)!) expect(mail).toMatch(/\.example$/);
  });
});

describe('the half year has a course', () => {
  test('it grows, and the sale is louder than the weeks around it', () => {
    expect(perDay(VOICES, 27, 0)).toBeGreaterThan(1.25 * perDay(VOICES, 167, 140));
    expect(perDay(VOICES, 41, 37)).toBeGreaterThan(1.6 * perDay(VOICES, 90, 76));
  });

  test('evenings are louder than nights', () => {
    const at = (from: number, to: number) =>
      VOICES.filter(({ occurredAt }) => {
        const hour = (new Date(occurredAt).getUTCHours() + 8) % 24;
        return hour >= from && hour < to;
      }).length;
    expect(at(19, 22)).toBeGreaterThan(8 * at(2, 5));
  });

  test('refunds stop in one corner with 6.2.1, and flow again with 6.2.2', () => {
    const refunds = about('refund-not-arrived');
    const inCorner = refunds.filter(
      ({ attributes }) =>
        attributes.region === '华东' && attributes.payment === '支付宝' && attributes.version === '6.2.1',
    );
    expect(perDay(refunds, 60, 49)).toBeGreaterThan(6 * perDay(refunds, 160, 66));
    expect(perDay(refunds, 42, 2)).toBeLessThan(0.25 * perDay(refunds, 60, 49));
    expect(perDay(inCorner, 60, 49)).toBeGreaterThan(0.5 * perDay(refunds, 60, 49));
    expect(perDay(inCorner, 42, 2)).toBeLessThan(0.2);
  });

  test('stacked coupons cost more around the sale, for the members most, and then no longer', () => {
    const coupons = about('coupon-price-rise');
    expect(perDay(coupons, 42, 39)).toBeGreaterThan(50 * perDay(coupons, 160, 45));
    expect(perDay(coupons, 34, 2)).toBeLessThan(0.03 * perDay(coupons, 42, 39));
    const levels = coupons.filter(({ truth, attributes }) => truth.incident && attributes.level);
    expect(
      levels.filter(({ attributes }) => attributes.level === '橙卡').length / levels.length,
    ).toBeGreaterThan(0.8);
  });

  test('parcels are signed for and never come, in the south by one carrier, more each day', () => {
    const signed = about('signed-not-received');
    expect(perDay(signed, 6, 1)).toBeGreaterThan(15 * perDay(signed, 160, 14));
    expect(perDay(signed, 3, 1)).toBeGreaterThan(1.2 * perDay(signed, 9, 7));
    const corner = signed.filter(
      ({ attributes }) => attributes.region === '华南' && attributes.carrier === '蓝鲸快递',
    );
    expect(perDay(corner, 6, 1)).toBeGreaterThan(0.6 * perDay(signed, 6, 1));
  });
});

describe.each([1, 20, 333])('with seed %i', (seed) => {
  const voices = sampleVoices({ seed, until: UNTIL });

  test.each([
    ['refund-not-arrived', 60, 49],
    ['coupon-price-rise', 42, 39],
    ['signed-not-received', 6, 1],
  ] as const)('%s stands out while its incident lasts', (topic, from, to) => {
    const heard = voices.filter(({ truth }) => truth.topics.includes(topic));
    expect(perDay(heard, from, to)).toBeGreaterThan(5 * perDay(heard, 160, 66));
  });

  test('every topic is heard', () => {
    const heard = new Set(voices.flatMap(({ truth }) => truth.topics));
    expect(heard.size).toBe(TOPICS.length);
  });
});

/** Share of the shorter text's character pairs that the other has too. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text].map((char, at, all) => char + (all[at + 1] ?? '')));
  const [left, right] = [pairs(a), pairs(b)];
  return [...left].filter((pair) => right.has(pair)).length / Math.min(left.size, right.size);
}
