import { describe, expect, test } from 'vitest';
import { SAMPLE_COMPANY } from './company.ts';
import { DAYS } from './days.ts';
import type { BellStep, Moment, SampleBell } from './story.ts';
import { TOPICS } from './topics/index.ts';

const { members, cycles, propositions, routing, calendar, bells, adjustments, blindSpots, deadClauses } =
  SAMPLE_COMPANY;
const keysOf = (things: readonly { key: string }[]) => new Set(things.map(({ key }) => key));
const people = keysOf(members);
const topics = keysOf(TOPICS);
const minutes = ({ day, time }: Moment) =>
  -day * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the story holds together', () => {
  test('keys are unique', () => {
    for (const things of [members, cycles, propositions, bells, adjustments]) {
      expect(keysOf(things).size).toBe(things.length);
    }
  });

  test('everybody and everything that is named exists', () => {
    const named = [
      ...cycles.map(({ owner }) => owner),
      ...propositions.map(({ owner }) => owner),
      ...routing.flatMap(({ owner, ladder }) => [owner, ...ladder.map(({ member }) => member)]),
      ...bells.flatMap(({ ringer, owner, steps }) => [ringer, owner, ...steps.map(({ by }) => by)]),
      ...adjustments.map(({ proposer }) => proposer),
    ];
    for (const key of named) expect(key === 'clock' || people.has(key), key).toBe(true);
    const pains = [
      ...propositions.flatMap((each) => each.topics),
      ...bells.map(({ topic }) => topic),
      ...adjustments.flatMap(({ evidence }) => evidence.topics),
      ...blindSpots,
    ];
    for (const key of pains) expect(topics.has(key), key).toBe(true);
    for (const { proposition } of adjustments) expect(keysOf(propositions).has(proposition)).toBe(true);
    for (const { evidence } of adjustments)
      for (const bell of evidence.bells) expect(keysOf(bells).has(bell)).toBe(true);
    for (const { cycle } of propositions) expect(keysOf(cycles).has(cycle)).toBe(true);
  });

  test('members can belong to nobody real, and every role is there', () => {
    for (const { email } of members) expect(email).toMatch(/^[a-z.]+@hecheng\.example$/);
    expect(new Set(members.map(({ role }) => role)).size).toBe(6);
  });

  test('twelve propositions, each whole; a dead clause is one that no topic supports', () => {
    expect(propositions).toHaveLength(12);
    for (const { words } of propositions) for (const text of Object.values(words)) expect(text).not.toBe('');
    expect(propositions.filter((each) => each.topics.length === 0).map(({ key }) => key)).toEqual(
      deadClauses,
    );
  });

  test('a blind spot is large and in no proposition', () => {
    const supported = new Set(propositions.flatMap((each) => each.topics));
    expect(blindSpots.length).toBeGreaterThanOrEqual(3);
    for (const key of blindSpots) {
      expect(supported.has(key), key).toBe(false);
      expect(TOPICS.find((topic) => topic.key === key)!.volume).toBeGreaterThanOrEqual(120);
    }
  });

  test('the calendar has several blocks a day, in order, and days that differ', () => {
    expect(calendar.week['1']!.length).toBeGreaterThan(1);
    for (const blocks of [...Object.values(calendar.week), ...calendar.exceptions.map((day) => day.blocks)]) {
      const ends = blocks.flat();
      expect(ends).toEqual([...ends].sort());
    }
    expect(calendar.exceptions.some(({ blocks }) => blocks.length === 0)).toBe(true);
  });
});

describe('the bells follow their rules', () => {
  /** From which states each step may come, and where it leads. */
  const RULES: Record<BellStep['type'], { from: readonly string[]; to: SampleBell['ends'] | 'same' }> = {
    acknowledge: { from: ['rung', 'reopened'], to: 'acknowledged' },
    takeInHand: { from: ['rung', 'reopened', 'acknowledged', 'changed'], to: 'inHand' },
    markChanged: { from: ['inHand'], to: 'changed' },
    verify: { from: ['changed'], to: 'verified' },
    reopen: { from: ['changed', 'verified', 'refused'], to: 'reopened' },
    refuse: { from: ['rung', 'reopened', 'acknowledged', 'inHand'], to: 'refused' },
    handOver: { from: ['rung', 'reopened', 'acknowledged', 'inHand'], to: 'same' },
    escalate: { from: ['rung', 'reopened'], to: 'same' },
  };

  test.each(bells.map((bell) => [bell.key, bell] as const))('%s', (_, bell) => {
    let state: string = 'rung';
    let last = minutes(bell.rungAt);
    expect(bell.rungAt.day).toBeLessThan(DAYS);
    for (const step of bell.steps) {
      expect(RULES[step.type].from).toContain(state);
      if (RULES[step.type].to !== 'same') state = RULES[step.type].to;
      expect(minutes(step.at)).toBeGreaterThan(last);
      last = minutes(step.at);
    }
    expect(state).toBe(bell.ends);
  });

  test('they stand in seven different states', () => {
    expect(new Set(bells.map(({ ends }) => ends)).size).toBe(7);
  });

  test('nobody decides on an adjustment of their own, nor before it was proposed', () => {
    expect(new Set(adjustments.map(({ decision }) => decision.type))).toEqual(
      new Set(['adopted', 'waiting', 'refused']),
    );
    for (const { decision, proposer, proposedAt } of adjustments) {
      if (decision.type === 'waiting') continue;
      expect(decision.by).not.toBe(proposer);
      expect(minutes(decision.at)).toBeGreaterThan(minutes(proposedAt));
    }
  });
});
