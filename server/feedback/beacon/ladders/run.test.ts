import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEVERITIES, type Severity } from '../alarms/alarm.ts';
import { chooseLadder, leftOut } from './choose.ts';
import { BUILT_IN, type Ladder, MOST_REPEATS, REPEAT_PAUSE } from './ladder.ts';
import { beginsAnew, nextStep, type Run, reduceRun, startRun, type Taken } from './run.ts';

// G1 steps come in order, each after its pause; G2 it ends, after its repeats or when it is stopped; G3 no number of a
// step comes twice, whatever begins anew; G4 nobody to call does not wait; G5 the first ladder that fits counts, and
// there always is one.

const NOW = new Date('2026-11-02T02:00:00Z');
const MINUTE = 60_000;
const step = (afterMinutes: number) => ({
  afterMinutes,
  to: [{ leaders: true as const }],
  channels: ['page'],
  hours: 'always',
});
const ladder = (over: Partial<Ladder> = {}): Ladder => ({ ...BUILT_IN, id: 'one', ...over });

const ladders = fc.record({
  pauses: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }),
  repeat: fc.integer({ min: 0, max: MOST_REPEATS }),
});
const takens = fc.constantFrom<Taken>('called', 'left out', 'nobody');

/** Goes through a run to its end, always taking what is due when it is due. */
function goThrough(
  run: Run,
  takenAt: (n: number) => Taken,
): { run: Run; times: number[]; numbers: number[] } {
  const [times, numbers]: [number[], number[]] = [[], []];
  let now = run;
  while (now.nextAt) {
    times.push(now.nextAt.getTime());
    numbers.push(now.taken);
    now = reduceRun(now, { type: 'take', taken: takenAt(numbers.length), now: now.nextAt });
  }
  return { run: now, times, numbers };
}

test('G1, G2: all steps, as often as it says, each after its pause', () => {
  fc.assert(
    fc.property(ladders, ({ pauses, repeat }) => {
      const begun = startRun(ladder({ steps: pauses.map(step), repeat }), 'major', NOW);
      const { run, times } = goThrough(begun, () => 'called');
      expect(run).toMatchObject({ state: 'finished', called: pauses.length * (repeat + 1) });
      let at = NOW.getTime();
      for (const [n, time] of times.entries()) {
        const pause = pauses[n % pauses.length]!;
        const begins = n > 0 && n % pauses.length === 0;
        at += (begins ? Math.max(pause, REPEAT_PAUSE) : pause) * MINUTE;
        expect(time).toBe(at);
      }
    }),
  );
});

test('G2, G3: stopped it stays stopped; begun anew its numbers go on', () => {
  fc.assert(
    fc.property(ladders, fc.array(takens, { maxLength: 10 }), ({ pauses, repeat }, takes) => {
      const one = ladder({ steps: pauses.map(step), repeat });
      let run = startRun(one, 'minor', NOW);
      for (const taken of takes) run = reduceRun(run, { type: 'take', taken, now: NOW });
      const stopped = reduceRun(run, { type: 'stop', why: 'acknowledged' });
      expect(stopped.nextAt).toBeNull();
      expect(nextStep(stopped)).toBeNull();
      expect(reduceRun(stopped, { type: 'take', taken: 'called', now: NOW })).toBe(stopped);
      const again = reduceRun(stopped, { type: 'restart', ladder: one, severity: 'critical', now: NOW });
      const { numbers } = goThrough(again, () => 'called');
      expect(numbers).toEqual(
        Array.from({ length: pauses.length * (repeat + 1) }, (_, n) => stopped.taken + n),
      );
    }),
  );
});

test('G4: after a step that called nobody the next one comes at once, but rounds keep their pause', () => {
  const { times } = goThrough(
    startRun(ladder({ steps: [step(0), step(30)], repeat: 1 }), 'major', NOW),
    () => 'nobody',
  );
  expect(times.map((time) => (time - NOW.getTime()) / MINUTE)).toEqual([0, 0, REPEAT_PAUSE, REPEAT_PAUSE]);
});

test('G3: begins anew where it grew graver, was set aside or closed, and never otherwise', () => {
  const severity = fc.constantFrom<Severity>(...SEVERITIES);
  const state = fc.constantFrom('running' as const, 'stopped' as const, 'finished' as const);
  const alarmState = fc.constantFrom('raised' as const, 'acknowledged' as const, 'cleared' as const);
  fc.assert(
    fc.property(severity, severity, state, alarmState, (was, is, run, alarm) => {
      const graver = SEVERITIES.indexOf(is) < SEVERITIES.indexOf(was);
      const expected = graver || (run === 'stopped' && alarm === 'raised');
      expect(beginsAnew({ state: run, severity: was }, { severity: is, state: alarm })).toBe(expected);
    }),
  );
});

describe('G5: which ladder', () => {
  const alarm = {
    severity: 'major' as const,
    subject: { type: 'attribute' as const, attribute: 'region', value: '华东' },
    lift: 3,
    fellAt: null,
  };
  const named = (id: string, position: number, matches: Ladder['matches']) =>
    ladder({ id, position, matches });
  test.each([
    ['none', [], null],
    ['the first by position', [named('b', 2, {}), named('a', 1, {})], 'a'],
    ['not one of another severity', [named('a', 1, { severities: ['critical'] }), named('b', 2, {})], 'b'],
    ['not one of another subject', [named('a', 1, { subjects: ['pain'] })], null],
    ['one of its place', [named('a', 1, { scope: { region: ['华北', '华东'] } })], 'a'],
    ['not one of another place', [named('a', 1, { scope: { region: ['华北'] } })], null],
    ['not one that asks for more', [named('a', 1, { scope: { region: ['华东'], product: ['x'] } })], null],
  ])('%s', (_, all, id) => expect(chooseLadder(all, alarm).id).toBe(id));

  test('a step of a metric or a pain has no place, and is asked only by ladders that ask for none', () => {
    const metric = { ...alarm, subject: { type: 'metric' as const } };
    expect(chooseLadder([named('a', 1, { scope: { region: ['华东'] } })], metric).id).toBeNull();
  });

  test.each([
    [{ severity: 'critical' as const }, 'severity'],
    [{ severity: 'minor' as const }, null],
    [{ minimumLift: 3.1 }, 'lift'],
    [{ minimumLift: 3 }, null],
    [{ stillBurning: true }, null],
  ])('a step only if %o', (onlyIf, why) => {
    expect(leftOut({ ...step(0), onlyIf }, alarm, () => true)).toBe(why);
  });

  test('a step with hours only within them', () => {
    const timed = { ...step(0), hours: 'a calendar' };
    expect(leftOut(timed, alarm, () => true)).toBeNull();
    expect(leftOut(timed, alarm, () => false)).toBe('hours');
  });
});
