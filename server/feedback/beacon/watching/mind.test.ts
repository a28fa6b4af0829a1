import { describe, expect, test } from 'vitest';
import { detectorAt, detectorOf } from './detectors.ts';
import { type Crossing, Mind } from './mind.ts';
import type { ReadVoice } from './read.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 1);

/** A mind, a stream that it hears, and what it says. */
class Told {
  readonly crossings: Crossing[] = [];
  readonly mind: Mind;
  seq = 0;

  constructor(now = START) {
    let ids = 0;
    this.mind = new Mind(
      { state: null, binned: { seq: 0, painSeq: 0 }, now },
      { newId: () => `s${ids++}`, detector: detectorOf, detectorAt },
      (crossing) => this.crossings.push(crossing),
    );
  }

  hear(
    at: number,
    over: Partial<{ receivedAt: number; author: string | null; text: string; product: string }> = {},
  ): void {
    const { receivedAt = at, author = null, text = 'slow refund', product = 'kettle' } = over;
    this.seq += 1;
    const facts = { source: 'test', product, region: this.seq % 2 === 0 ? 'east' : 'west' };
    const voice = {
      id: `v${this.seq}`,
      seq: this.seq,
      at,
      receivedAt,
      author,
      facts,
      countedAt: at,
      pains: [],
    };
    this.mind.hear({ voice, text } satisfies ReadVoice);
  }

  /** Lives through a time with so many voices a minute, told of time each second of ten. */
  live(from: number, to: number, perMinute: number): void {
    const gap = perMinute > 0 ? MINUTE / perMinute : Number.POSITIVE_INFINITY;
    let next = from + gap / 2;
    for (let now = from; now < to; now += MINUTE) {
      for (; next < now + MINUTE; next += gap) this.hear(next);
      this.mind.settle();
      for (let turn = 0; turn < 10; turn++) this.mind.advance(now + MINUTE + turn);
    }
  }

  said(): string[] {
    return this.crossings.map(({ watched, reading }) => `${watched.brief.code} ${reading.direction}`);
  }
}

/** Five days of one voice a minute, so that everything is known. */
function grown(): { told: Told; now: number } {
  const told = new Told();
  const now = START + 5 * DAY;
  told.live(START, now, 1);
  return { told, now };
}

describe('what counts', () => {
  test('W1: a quiet stream rings nothing, a burst rings where it is', () => {
    const { told, now } = grown();
    expect(told.said()).toEqual([]);
    for (let n = 0; n < 30; n++) told.hear(now + n * 2_000);
    told.mind.settle();
    expect(told.said()).toContain('product=kettle up');
    expect(told.said()).toContain('voices up');
  });

  test('W2: what is older than an hour when it arrives rings nothing and stands in the bins', () => {
    const { told, now } = grown();
    const rows = told.mind.tallies.rows;
    for (let n = 0; n < 500; n++) told.hear(now - 3 * DAY + n * 1_000, { receivedAt: now });
    told.mind.settle();
    expect(told.said()).toEqual([]);
    expect(told.mind.tallies.rows).toBeGreaterThanOrEqual(rows);
  });

  test('W3: nearly the same words of one author within the hour count once', () => {
    const { told, now } = grown();
    for (let n = 0; n < 60; n++)
      told.hear(now + n * 1_000, { author: 'loud', text: `my refund is slow!${'!'.repeat(n % 3)}` });
    told.mind.settle();
    expect(told.said()).toEqual([]);
    for (let n = 0; n < 60; n++) told.hear(now + n * 1_000, { author: `a${n}`, text: 'my refund is slow!' });
    told.mind.settle();
    expect(told.said()).toContain('voices up');
  });

  test('W4: a backlog of half an hour is no burst', () => {
    const { told, now } = grown();
    told.mind.advance(now + 1);
    for (let n = 0; n < 30; n++) told.hear(now - 31 * MINUTE + n * MINUTE, { receivedAt: now });
    told.mind.settle();
    expect(told.said()).toEqual([]);
  });

  test('W5: a workspace in its first day only learns', () => {
    const told = new Told();
    told.live(START, START + 2 * HOUR, 1);
    for (let n = 0; n < 60; n++) told.hear(START + 2 * HOUR + n * 1_000);
    told.mind.settle();
    expect(told.said()).toEqual([]);
  });

  test('W6: one alarm is told once while it burns', () => {
    const { told, now } = grown();
    for (let n = 0; n < 200; n++) {
      told.hear(now + n * 1_000);
      told.mind.settle();
    }
    const said = told.said();
    expect(said).toHaveLength(new Set(said).size);
  });
});

describe('a clock that jumps', () => {
  test.each([
    ['an hour forward', HOUR],
    ['a day forward', DAY],
    ['a minute back', -MINUTE],
    ['an hour back', -HOUR],
    ['a day back', -DAY],
  ])('W7: %s rings nothing, and a burst after it rings', (_, jump) => {
    const { told, now } = grown();
    const then = now + jump;
    for (let turn = 0; turn < 30; turn++) told.mind.advance(then + turn * 1_000);
    told.live(then + 30_000, then + 30 * MINUTE, 1);
    expect(told.said()).toEqual([]);
    for (let n = 0; n < 40; n++) told.hear(then + 30 * MINUTE + n * 1_500);
    told.mind.settle();
    expect(told.said()).toContain('product=kettle up');
  });

  test('W8: forward and back again rings nothing', () => {
    const { told, now } = grown();
    for (let turn = 0; turn < 30; turn++) told.mind.advance(now + DAY + turn * 1_000);
    for (let n = 0; n < 30; n++) told.hear(now + n * MINUTE, { receivedAt: now + DAY + n * MINUTE });
    told.mind.settle();
    for (let turn = 0; turn < 30; turn++) told.mind.advance(now + 30 * MINUTE + turn * 1_000);
    told.live(now + 31 * MINUTE, now + HOUR, 1);
    expect(told.said()).toEqual([]);
  });
});

test('W9: a replay of voices that are known changes nothing', () => {
  const { told, now } = grown();
  for (let n = 0; n < 30; n++) told.hear(now + n * 2_000);
  told.mind.settle();
  const said = told.said().length;
  const state = JSON.stringify(told.mind.book.whole!.state());
  told.seq -= 30;
  for (let n = 0; n < 30; n++) told.hear(now + n * 2_000);
  told.mind.settle();
  expect(told.said()).toHaveLength(said);
  expect(JSON.stringify(told.mind.book.whole!.state())).toBe(state);
});

test('W10: an attribute that begins to be sent rings nothing in its first day; a new value of an old one does', () => {
  const { told, now } = grown();
  const send = (at: number, extra: Record<string, string>) => {
    told.seq += 1;
    const facts = { source: 'test', product: 'kettle', region: 'east', ...extra };
    const voice = {
      id: `v${told.seq}`,
      seq: told.seq,
      at,
      receivedAt: at,
      author: null,
      facts,
      countedAt: at,
      pains: [],
    };
    told.mind.hear({ voice, text: 'x' });
    told.mind.settle();
  };
  for (let n = 0; n < 60; n++) send(now + n * 60_000, { version: '6.1' });
  expect(told.said()).toEqual([]);
  for (let n = 0; n < 60; n++) send(now + HOUR + n * 5_000, { product: 'lamp' });
  expect(told.said()).toContain('product=lamp up');
});

test('W11: a server that stumbles for half a minute sees neither a fall nor a burst, however busy the stream', () => {
  const told = new Told();
  const busy = START + 2.1 * DAY;
  told.live(START, busy, 120);
  expect(told.said()).toEqual([]);
  for (let second = 0; second < 28; second++) told.mind.advance(busy + second * 1_000);
  // What came meanwhile is heard at once.
  for (let half = 0; half < 56; half++) told.hear(busy + half * 500);
  told.mind.settle();
  for (let second = 28; second < 90; second++) {
    for (const half of [0, 500]) told.hear(busy + second * 1_000 + half);
    told.mind.settle();
    told.mind.advance(busy + second * 1_000 + 500);
  }
  expect(told.said()).toEqual([]);
});
