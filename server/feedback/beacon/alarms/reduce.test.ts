import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../../platform/access/roles.ts';
import { newId } from '../../../platform/ids.ts';
import {
  type Agent,
  ALARM_RULES,
  type AlarmAction,
  type AlarmActionType,
  possibleActions,
} from './action.ts';
import { ALARM_STATES, type Alarm, type AlarmState, type AlarmTimes, isOpen, SEVERITIES } from './alarm.ts';
import { raise, reduceAlarm } from './reduce.ts';
import { AT, finding, locatedIn, seconds } from './testing/findings.ts';

const HOUSE: Agent = { kind: 'house' };
const member = (id: string, role: Role = 'member'): Agent => ({ kind: 'member', id, role });
const AWAKE = { silenceId: null, parentId: null, bond: null };
const raised = (): Alarm => raise(finding(), AWAKE);

const ACTIONS: Record<AlarmActionType, AlarmAction> = {
  again: { type: 'again', at: seconds(20), rate: 90, expected: 5, lift: 18, severity: 'critical' },
  locate: { type: 'locate', cause: locatedIn({ product: ['支付'] }), at: seconds(1) },
  consider: { type: 'consider' },
  deploy: { type: 'deploy', at: seconds(2) },
  enforce: { type: 'enforce', at: seconds(3) },
  fall: { type: 'fall', at: seconds(90) },
  join: { type: 'join', parentId: newId(), bond: 'grouped' },
  leave: { type: 'leave' },
  silence: { type: 'silence', silenceId: newId() },
  wake: { type: 'wake' },
  acknowledge: { type: 'acknowledge' },
  contain: { type: 'contain' },
  clear: { type: 'clear' },
  false: { type: 'false', reason: 'a test of the shop' },
  right: { type: 'right' },
  reopen: { type: 'reopen', reason: 'it burns again' },
  handOver: { type: 'handOver', memberId: 'other', reason: 'theirs' },
  note: { type: 'note', note: 'the bank is slow' },
  review: { type: 'review' },
};
const TYPES = Object.keys(ACTIONS) as AlarmActionType[];
const PEOPLE = new Set<AlarmActionType>([
  'acknowledge', 'contain', 'clear', 'false', 'right', 'reopen', 'handOver', 'note', 'review',
]); // biome-ignore format: a table

const agentFor = (type: AlarmActionType): Agent => (PEOPLE.has(type) ? member('zhang') : HOUSE);
const act = (alarm: Alarm, type: AlarmActionType, now = seconds(120), agent = agentFor(type)) =>
  reduceAlarm(alarm, ACTIONS[type], { agent, now });

/** An alarm in each state, come there by the shortest way. */
function inState(state: AlarmState): Alarm {
  const ways: Record<AlarmState, AlarmActionType[]> = {
    raised: [],
    acknowledged: ['acknowledge'],
    contained: ['contain'],
    cleared: ['clear'],
    reviewed: ['clear', 'review'],
    false: ['false'],
  };
  return ways[state].reduce((alarm, type) => {
    const outcome = act(alarm, type, seconds(60));
    if (!outcome.ok) throw new Error(outcome.detail);
    return outcome.value;
  }, raised());
}

const same = { raised: 'raised', acknowledged: 'acknowledged', contained: 'contained' } as const;
const NEXT: Record<AlarmActionType, Partial<Record<AlarmState, AlarmState>>> = {
  again: same, locate: same, consider: same, deploy: same, enforce: same, fall: same, join: same, leave: same,
  silence: same, wake: same,
  acknowledge: { raised: 'acknowledged', contained: 'contained' },
  contain: { raised: 'contained', acknowledged: 'contained' },
  clear: { raised: 'cleared', acknowledged: 'cleared', contained: 'cleared' },
  false: { raised: 'false', acknowledged: 'false', contained: 'false', cleared: 'false' },
  right: { ...same, cleared: 'cleared', reviewed: 'reviewed' },
  reopen: { cleared: 'acknowledged', false: 'acknowledged' },
  handOver: { raised: 'acknowledged', acknowledged: 'acknowledged', contained: 'contained' },
  note: { ...same, cleared: 'cleared', reviewed: 'reviewed', false: 'false' },
  review: { cleared: 'reviewed' },
}; // biome-ignore format: a table

describe('A1, A2, A5: every state meets every action', () => {
  const table = ALARM_STATES.flatMap((state) =>
    TYPES.map((type) => [state, type, NEXT[type][state]] as const),
  );
  test.each(table)('%s × %s → %s', (state, type, next) => {
    const outcome = act(inState(state), type);
    if (next === undefined) expect(outcome).toMatchObject({ ok: false, code: 'action.impossible' });
    else expect(outcome).toMatchObject({ ok: true, value: { state: next } });
  });
});

describe('who may do what', () => {
  test('people do what is people’s, the house what is the house’s; both may contain and clear', () => {
    for (const type of TYPES) {
      const both = type === 'contain' || type === 'clear';
      const state = ALARM_RULES[type].from[0]!;
      const wrong = PEOPLE.has(type) ? HOUSE : member('zhang', 'owner');
      const outcome = act(inState(state), type, seconds(120), wrong);
      if (both) expect(outcome.ok).toBe(true);
      else expect(outcome).toMatchObject({ ok: false, code: 'access.role' });
    }
  });
  test('a guest may do nothing, a key what a member may', () => {
    expect(possibleActions(raised(), member('x', 'guest'))).toEqual([]);
    expect(possibleActions(raised(), { kind: 'key', id: 'k' })).toEqual(
      possibleActions(raised(), member('x')),
    );
    expect(possibleActions(raised(), member('x'))).toEqual([
      'acknowledge', 'contain', 'clear', 'false', 'right', 'handOver', 'note',
    ]); // biome-ignore format: a table
    expect(possibleActions(inState('cleared'), member('x'))).toEqual([
      'false',
      'right',
      'reopen',
      'note',
      'review',
    ]);
  });
  test('A1: what is contained can be acknowledged once', () => {
    const outcome = act(inState('contained'), 'acknowledge');
    if (!outcome.ok) throw new Error(outcome.detail);
    expect(outcome.value).toMatchObject({
      state: 'contained',
      acknowledgedAt: seconds(120),
      ownerId: 'zhang',
    });
    expect(act(outcome.value, 'acknowledge')).toMatchObject({ ok: false, code: 'action.impossible' });
  });
});

test('A3: what was known before it could be, by a clock that jumped, is moved to where it fits', () => {
  const found = { ...finding(), decidableAt: seconds(5), firstVoiceAt: seconds(9) };
  expect(raise(found, AWAKE)).toMatchObject({ firstVoiceAt: AT, decidableAt: AT, discoveredAt: AT });
  const jumped = act(raised(), 'acknowledge', seconds(-3_600));
  expect(jumped).toMatchObject({ ok: true, value: { acknowledgedAt: AT } });
});

test('A5, A2: a reason of nothing but blanks is none', () => {
  const blank = { agent: member('zhang'), now: seconds(9) };
  for (const [state, action] of [
    ['raised', { type: 'false', reason: ' ' }],
    ['cleared', { type: 'reopen', reason: '\n' }],
    ['raised', { type: 'note', note: ' ' }],
  ] as const) {
    expect(reduceAlarm(inState(state), action, blank)).toMatchObject({ ok: false, code: 'request.invalid' });
  }
});

test('A6: it grows graver and keeps its peak, whatever comes after', () => {
  const grave = act(raised(), 'again');
  if (!grave.ok) throw new Error(grave.detail);
  expect(grave.value).toMatchObject({ severity: 'critical', gravest: 'critical', peakRate: 90, agains: 1 });
  const calm = reduceAlarm(
    grave.value,
    { type: 'again', at: seconds(40), rate: 9, expected: 5, lift: 1.8, severity: 'minor' },
    { agent: HOUSE, now: seconds(40) },
  );
  expect(calm).toMatchObject({ ok: true, value: { severity: 'critical', peakRate: 90, rate: 9 } });
});

test('A7: whoever joins another is silenced no more, and whoever is silenced belongs to nobody', () => {
  const silenced = act(raised(), 'silence');
  if (!silenced.ok) throw new Error(silenced.detail);
  expect(act(silenced.value, 'join')).toMatchObject({
    ok: true,
    value: { silenceId: null, bond: 'grouped' },
  });
  const joined = act(raised(), 'join');
  if (!joined.ok) throw new Error(joined.detail);
  expect(act(joined.value, 'silence')).toMatchObject({ ok: true, value: { parentId: null, bond: null } });
});

test('A8: handed over, the other owns it and it counts as acknowledged', () => {
  const handed = act(raised(), 'handOver');
  expect(handed).toMatchObject({ ok: true, value: { ownerId: 'other', state: 'acknowledged' } });
  if (!handed.ok) throw new Error(handed.detail);
  expect(act(handed.value, 'handOver')).toMatchObject({ ok: false, code: 'request.invalid' });
});

const TIMES: readonly (keyof AlarmTimes)[] = [
  'firstVoiceAt', 'decidableAt', 'discoveredAt', 'locatedAt', 'acknowledgedAt', 'deployedAt', 'enforcedAt',
  'containedAt', 'fellAt', 'clearedAt', 'reviewedAt',
]; // biome-ignore format: a table
const TAKEN_BACK = new Set<keyof AlarmTimes>(['fellAt', 'containedAt', 'clearedAt', 'reviewedAt']);

test('A1 – A7 hold after any sequence of actions, by anybody, on a clock that may jump', () => {
  const at = fc.integer({ min: -600, max: 6_000 }).map(seconds);
  const severity = fc.constantFrom(...SEVERITIES);
  const step = fc.record({
    type: fc.constantFrom(...TYPES),
    agent: fc.constantFrom<Agent>(member('zhang'), member('li', 'owner'), member('x', 'guest'), { kind: 'key', id: 'k' }, HOUSE),
    at,
    now: at,
    severity,
    rate: fc.double({ min: 0, max: 1_000, noNaN: true }),
  }); // biome-ignore format: one line a part
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let alarm = raised();
      for (const { type, agent, now, ...given } of steps) {
        const before = structuredClone(alarm);
        const made = { ...ACTIONS[type], ...('at' in ACTIONS[type] ? { at: given.at } : {}) };
        const action = (type === 'again' ? { ...made, ...given } : made) as AlarmAction;
        const outcome = reduceAlarm(alarm, action, { agent, now });
        expect(alarm).toEqual(before);
        if (!outcome.ok) continue;
        alarm = outcome.value;
        checkStep(before, alarm, type);
        checkAlarm(alarm);
      }
    }),
    { numRuns: 500 },
  );
});

function checkStep(before: Alarm, after: Alarm, type: AlarmActionType): void {
  if (!isOpen(before)) expect(!isOpen(after) || type === 'reopen').toBe(true);
  for (const time of TIMES) {
    if (before[time] === null || (type === 'reopen' && TAKEN_BACK.has(time))) continue;
    expect(after[time], `${type} on ${time}`).toEqual(before[time]);
  }
  expect(SEVERITIES.indexOf(after.severity)).toBeLessThanOrEqual(SEVERITIES.indexOf(before.severity));
  expect(after.peakRate).toBeGreaterThanOrEqual(before.peakRate);
}

function checkAlarm(alarm: Alarm): void {
  const inOrder = (...times: (Date | null)[]) => {
    const come = times.filter((time) => time !== null).map((time) => time.getTime());
    expect(come).toEqual(come.toSorted((a, b) => a - b));
  };
  const { firstVoiceAt, decidableAt, discoveredAt, clearedAt, reviewedAt } = alarm;
  inOrder(firstVoiceAt, decidableAt, discoveredAt);
  for (const time of TIMES.slice(3, 9)) {
    inOrder(discoveredAt, alarm[time]);
    inOrder(alarm[time], clearedAt, reviewedAt);
  }
  inOrder(alarm.deployedAt, alarm.enforcedAt);
  expect(SEVERITIES.indexOf(alarm.gravest)).toBeLessThanOrEqual(SEVERITIES.indexOf(alarm.severity));
  expect(alarm.silenceId === null || alarm.parentId === null).toBe(true);
  expect(alarm.parentId === null).toBe(alarm.bond === null);
  expect(alarm.reviewedAt !== null).toBe(alarm.state === 'reviewed');
  if (alarm.state === 'cleared') expect(alarm.clearedAt).not.toBeNull();
  if (isOpen(alarm)) expect(alarm.clearedAt).toBeNull();
  if (alarm.state === 'acknowledged') expect(alarm.acknowledgedAt).not.toBeNull();
  if (alarm.state === 'false') expect(alarm.right).toBe(false);
}
