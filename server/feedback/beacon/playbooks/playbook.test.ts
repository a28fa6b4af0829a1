import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers, type Burning, type Matches, mayRun } from './playbook.ts';

const alarm = (over: Partial<Burning> = {}): Burning => ({
  workspaceId: 'w',
  id: 'a',
  number: 1,
  title: 'roam is up',
  severity: 'major',
  subject: 'attribute',
  lift: 4,
  causes: [{ product: ['roam'], region: ['east'] }, { product: ['card'] }],
  drillId: null,
  ...over,
});

test.each<[string, Matches, Partial<Burning>, number | null]>([
  ['nothing asked for', {}, {}, 2],
  ['a subject that fits', { subjects: ['attribute', 'pain'] }, {}, 2],
  ['another subject', { subjects: ['pain'] }, {}, null],
  ['a severity that fits', { severities: ['major'] }, {}, 2],
  ['another severity', { severities: ['critical'] }, {}, null],
  ['enough lift', { minimumLift: 4 }, {}, 2],
  ['too little lift', { minimumLift: 4.1 }, {}, null],
  ['a scope that one cause lies within', { scope: { product: ['roam'] } }, {}, 1],
  ['a scope that no cause lies within', { scope: { product: ['other'] } }, {}, null],
  ['no cause: everything', {}, { causes: [] }, 1],
  ['no cause, but a scope', { scope: { product: ['roam'] } }, { causes: [] }, null],
  ['many causes', {}, { causes: Array.from({ length: 9 }, (_, n) => ({ product: [`p${n}`] })) }, 3],
])('a playbook with %s', (_, matches, over, causes) => {
  expect(answers(matches, alarm(over))?.length ?? null).toBe(causes);
});

describe('B3: rest and number of runs', () => {
  const NOW = new Date('2026-11-02T01:00:00Z');
  const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  const playbook = { cooldownMinutes: 30, mostPerDay: 3 };
  test.each([
    ['never ran', null, 0, 'ran'],
    ['ran just now', 0, 1, 'cooling'],
    ['ran long ago', 30, 1, 'ran'],
    ['ran too often', 300, 3, 'spent'],
  ] as const)('%s', (_, minutes, today, verdict) => {
    expect(mayRun(playbook, { lastAt: minutes === null ? null : ago(minutes), today }, NOW)).toBe(verdict);
  });

  test('however fast alarms follow each other, a day has no more runs than it may', () => {
    const gaps = fc.array(fc.nat(60), { maxLength: 200 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 5 }),
        fc.nat(60),
        (minutes, mostPerDay, cooldownMinutes) => {
          const runs: number[] = [];
          let now = 0;
          for (const gap of minutes) {
            now += gap;
            const today = runs.filter((at) => at > now - 24 * 60);
            const last = today.at(-1);
            const lastAt = last === undefined ? null : new Date(last * 60_000);
            const state = { lastAt, today: today.length };
            const verdict = mayRun({ mostPerDay, cooldownMinutes }, state, new Date(now * 60_000));
            if (verdict === 'ran') runs.push(now);
          }
          for (const [n, at] of runs.entries()) {
            expect(runs.filter((other) => other > at - 24 * 60 && other <= at).length).toBeLessThanOrEqual(
              mostPerDay,
            );
            if (n > 0) expect(at - runs[n - 1]!).toBeGreaterThanOrEqual(cooldownMinutes);
          }
        },
      ),
    );
  });
});
