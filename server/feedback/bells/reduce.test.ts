import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../platform/access/roles.ts';
import { type Agent, BELL_RULES, type BellAction, type BellActionType, possibleActions } from './action.ts';
import { BELL_STATES, type Bell, type BellState, calledBy, isWaiting } from './bell.ts';
import { DEFAULT_CALENDAR as calendar } from './calendars/working-time.ts';
import { judge, type Proof } from './proof/proof.ts';
import { reduceBell, ring } from './reduce.ts';

const NOW = new Date('2026-11-02T01:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const counted = (voices: number) => ({ from: '', to: '', days: 7, voices, heard: 900 });
const fallen: Proof = judge(counted(70), counted(7), '');
const flat: Proof = judge(counted(70), counted(70), '');
const terms = {
  acknowledgeMinutes: 30,
  ladder: [
    { memberId: 'lead', afterMinutes: 0 },
    { memberId: 'boss', afterMinutes: 60 },
  ],
  calendarId: null,
};
const member = (id: string, role: Role = 'member'): Agent => ({ kind: 'member', id, role });
const rung = () => ring({ ringerId: 'ringer', ownerId: 'owner', terms }, { now: NOW, calendar });

const ACTIONS: Record<BellActionType, BellAction> = {
  acknowledge: { type: 'acknowledge' },
  takeInHand: { type: 'takeInHand' },
  markChanged: { type: 'markChanged', change: 'refunds go out at once', when: NOW },
  verify: { type: 'verify', proof: fallen },
  reopen: { type: 'reopen', reason: 'it hurts again' },
  refuse: { type: 'refuse', reason: 'by law' },
  handOver: { type: 'handOver', ownerId: 'other', reason: 'theirs' },
  withdraw: { type: 'withdraw', reason: 'a mistake' },
  escalate: { type: 'escalate' },
};

const act = (bell: Bell, type: BellActionType, agent: Agent, now = later(60)) =>
  reduceBell(bell, ACTIONS[type], { agent, now, calendar });

/** A bell in each state, come there by the shortest way. */
function inState(state: BellState): Bell {
  const ways: Record<BellState, BellActionType[]> = {
    rung: [],
    acknowledged: ['acknowledge'],
    inHand: ['takeInHand'],
    changed: ['takeInHand', 'markChanged'],
    verified: ['takeInHand', 'markChanged', 'verify'],
    reopened: ['refuse', 'reopen'],
    refused: ['refuse'],
    withdrawn: ['withdraw'],
  };
  return ways[state].reduce((bell, type) => {
    const outcome = act(bell, type, member('chief', 'manager'), NOW);
    if (!outcome.ok) throw new Error(outcome.detail);
    return outcome.value;
  }, rung());
}

const NEXT: Record<BellActionType, Partial<Record<BellState, BellState>>> = {
  acknowledge: { rung: 'acknowledged', reopened: 'acknowledged' },
  takeInHand: { rung: 'inHand', reopened: 'inHand', acknowledged: 'inHand', changed: 'inHand' },
  markChanged: { inHand: 'changed' },
  verify: { changed: 'verified' },
  reopen: { changed: 'reopened', verified: 'reopened', refused: 'reopened' },
  refuse: { rung: 'refused', reopened: 'refused', acknowledged: 'refused', inHand: 'refused' },
  handOver: { rung: 'rung', reopened: 'rung', acknowledged: 'rung', inHand: 'rung' },
  withdraw: { rung: 'withdrawn', reopened: 'withdrawn', acknowledged: 'withdrawn', inHand: 'withdrawn' },
  escalate: { rung: 'rung', reopened: 'reopened' },
};

describe('every state meets every action', () => {
  const types = Object.keys(NEXT) as BellActionType[];
  const table = BELL_STATES.flatMap((state) =>
    types.map((type) => [state, type, NEXT[type][state]] as const),
  );
  test.each(table)('%s × %s → %s', (state, type, next) => {
    const agent: Agent = type === 'escalate' ? { kind: 'clock' } : member('chief', 'manager');
    const outcome = act(inState(state), type, agent, later(600));
    if (next === undefined) expect(outcome).toMatchObject({ ok: false, code: 'action.impossible' });
    else expect(outcome).toMatchObject({ ok: true, value: { state: next } });
  });
});

describe('who may do what', () => {
  const may: [string, Agent, BellState, BellActionType[]][] = [
    ['a bystander', member('x'), 'rung', []],
    ['a guest, even as owner', member('owner', 'guest'), 'rung', []],
    ['the ringer', member('ringer'), 'rung', ['withdraw']],
    ['the owner', member('owner'), 'rung', ['acknowledge', 'takeInHand', 'refuse', 'handOver']],
    ['the ringer of a change', member('ringer'), 'changed', ['verify', 'reopen']],
    ['the owner of a change', member('owner'), 'changed', ['takeInHand', 'verify']],
    ['the ringer of a refusal', member('ringer'), 'refused', ['reopen']],
    ['the owner of a refusal', member('owner'), 'refused', []],
    ['a key', { kind: 'key' }, 'inHand', ['markChanged', 'refuse', 'handOver', 'withdraw']],
    ['the clock', { kind: 'clock' }, 'rung', ['escalate']],
    ['the clock, once acknowledged', { kind: 'clock' }, 'acknowledged', []],
  ];
  test.each(may)('%s', (_, agent, state, types) => {
    expect(possibleActions(inState(state), agent)).toEqual(types);
    for (const type of Object.keys(BELL_RULES) as BellActionType[]) {
      if (types.includes(type) || NEXT[type][state] === undefined) continue;
      expect(act(inState(state), type, agent)).toMatchObject({ ok: false, code: 'access.role' });
    }
  });
  test('whom the ladder has called may act like the owner', () => {
    const called = act(rung(), 'escalate', { kind: 'clock' }, later(30));
    if (!called.ok) throw new Error(called.detail);
    expect(possibleActions(called.value, member('lead'))).toContain('acknowledge');
    expect(possibleActions(called.value, member('boss'))).toEqual([]);
  });
});

describe('the clock', () => {
  test('is due after the working minutes, then calls step by step', () => {
    const bell = rung();
    expect(bell).toMatchObject({ dueAt: later(30), nextCallAt: later(30), escalation: 0 });
    expect(act(bell, 'escalate', { kind: 'clock' }, later(29))).toMatchObject({ ok: false });
    const late = act(bell, 'escalate', { kind: 'clock' }, later(45));
    expect(late).toMatchObject({ ok: true, value: { escalation: 1, nextCallAt: later(105) } });
  });
  test('stops with the acknowledgement and starts again for a new owner', () => {
    expect(inState('acknowledged').nextCallAt).toBeNull();
    const handed = act(inState('acknowledged'), 'handOver', member('owner'), later(10));
    expect(handed).toMatchObject({
      ok: true,
      value: { state: 'rung', ownerId: 'other', dueAt: later(40), acknowledgedAt: null },
    });
  });
});

test('no proof, no verification', () => {
  const outcome = reduceBell(
    inState('changed'),
    { type: 'verify', proof: flat },
    {
      agent: member('owner'),
      now: NOW,
      calendar,
    },
  );
  expect(outcome).toMatchObject({ ok: false, code: 'bell.unproven' });
});

test.each([
  ['before the bell', { type: 'markChanged', change: 'x', when: later(-1) }],
  ['in the future', { type: 'markChanged', change: 'x', when: later(61) }],
  ['without words', { type: 'markChanged', change: ' ', when: NOW }],
] as const)('a change %s is refused', (_, action) => {
  const outcome = reduceBell(inState('inHand'), action, { agent: member('owner'), now: later(60), calendar });
  expect(outcome).toMatchObject({ ok: false, code: 'request.invalid' });
});

test('any sequence of actions keeps the invariants', () => {
  const agents = fc.constantFrom<Agent>(
    member('ringer'), member('owner'), member('other'), member('lead'), member('chief', 'leader'), { kind: 'clock' }, { kind: 'key' },
  ); // biome-ignore format: a table
  const step = fc.record({
    type: fc.constantFrom(...(Object.keys(ACTIONS) as BellActionType[])),
    agent: agents,
    minutes: fc.integer({ min: 0, max: 3_000 }),
    proof: fc.constantFrom(fallen, flat),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let bell = rung();
      let now = NOW;
      for (const { type, agent, minutes, proof } of steps) {
        now = new Date(now.getTime() + minutes * 60_000);
        const before = structuredClone(bell);
        const action = type === 'verify' ? { type, proof } : ACTIONS[type];
        const outcome = reduceBell(bell, action, { agent, now, calendar });
        expect(bell).toEqual(before);
        if (outcome.ok) bell = outcome.value;
        checkInvariants(bell);
      }
    }),
    { numRuns: 300 },
  );
});

function checkInvariants(bell: Bell): void {
  const { state } = bell;
  if (!isWaiting(bell)) expect(bell.nextCallAt).toBeNull();
  if (bell.nextCallAt) expect(bell.nextCallAt >= bell.dueAt).toBe(true);
  expect(bell.dueAt >= bell.clockFrom).toBe(true);
  expect(bell.escalation).toBeLessThanOrEqual(bell.terms.ladder.length);
  expect(calledBy(bell)).toHaveLength(bell.escalation);
  const answered = ['acknowledged', 'inHand', 'changed', 'verified'].includes(state);
  if (answered) expect(bell.acknowledgedAt).not.toBeNull();
  if (isWaiting(bell)) expect(bell.acknowledgedAt).toBeNull();
  const changed = state === 'changed' || state === 'verified';
  expect(bell.changedAt !== null && bell.change !== null).toBe(changed);
  expect(bell.verifiedAt !== null && bell.proof?.verdict === 'fallen').toBe(state === 'verified');
  if (state === 'refused' || state === 'reopened' || state === 'withdrawn') expect(bell.reason).toBeTruthy();
}
