import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingMinutes,
  type Block,
  checkCalendar,
  DEFAULT_CALENDAR,
  type WorkingCalendar,
  workingMinutesBetween,
} from './working-time.ts';

const shanghai = (text: string) => new Date(`${text}+08:00`);

describe('the default calendar', () => {
  test.each([
    ['inside a block', '2026-11-02T09:10', 30, '2026-11-02T09:40'],
    ['over lunch', '2026-11-02T11:50', 30, '2026-11-02T13:50'],
    ['exactly to the end of a block', '2026-11-02T11:30', 30, '2026-11-02T12:00'],
    ['from lunch', '2026-11-02T12:30', 10, '2026-11-02T13:40'],
    ['over night', '2026-11-02T17:50', 30, '2026-11-03T09:20'],
    ['over the weekend', '2026-11-06T17:30', 60, '2026-11-09T09:30'],
    ['a whole week', '2026-11-02T09:00', 5 * 450, '2026-11-06T18:00'],
    ['nothing', '2026-11-07T03:00', 0, '2026-11-07T03:00'],
  ])('%s', (_, from, minutes, to) => {
    expect(addWorkingMinutes(DEFAULT_CALENDAR, shanghai(from), minutes)).toEqual(shanghai(to));
  });

  test('a holiday is skipped and a working day out of turn counts', () => {
    const calendar: WorkingCalendar = {
      ...DEFAULT_CALENDAR,
      exceptions: { '2026-10-01': [], '2026-10-02': [], '2026-10-10': [['10:00', '11:00']] },
    };
    expect(addWorkingMinutes(calendar, shanghai('2026-09-30T17:30'), 60)).toEqual(
      shanghai('2026-10-05T09:30'),
    );
    expect(addWorkingMinutes(calendar, shanghai('2026-10-09T18:00'), 30)).toEqual(
      shanghai('2026-10-10T10:30'),
    );
  });
});

describe('daylight saving time', () => {
  const berlin = (blocks: Block[]): WorkingCalendar => ({
    timeZone: 'Europe/Berlin',
    week: { '7': blocks },
    exceptions: {},
  });

  test('a block over the spring jump is an hour shorter', () => {
    const calendar = berlin([['01:00', '05:00']]);
    const worked = workingMinutesBetween(
      calendar,
      new Date('2026-03-28T22:00Z'),
      new Date('2026-03-29T12:00Z'),
    );
    expect(worked).toBe(180);
  });

  test('a block over the autumn jump is an hour longer', () => {
    const calendar = berlin([['01:00', '05:00']]);
    const worked = workingMinutesBetween(
      calendar,
      new Date('2026-10-24T22:00Z'),
      new Date('2026-10-25T12:00Z'),
    );
    expect(worked).toBe(300);
  });

  test('a time that the clock jumps over is the jump itself, so blocks never overlap', () => {
    const calendar = berlin([
      ['01:00', '02:30'],
      ['02:45', '04:00'],
    ]);
    expect(addWorkingMinutes(calendar, new Date('2026-03-28T12:00Z'), 60)).toEqual(
      new Date('2026-03-29T01:00Z'),
    );
    expect(addWorkingMinutes(calendar, new Date('2026-03-28T12:00Z'), 120)).toEqual(
      new Date('2026-03-29T02:00Z'),
    );
  });
});

describe('a calendar is refused', () => {
  const refused: [string, Partial<WorkingCalendar>, string][] = [
    ['unknown zone', { timeZone: 'Asia/Atlantis' }, '/timeZone'],
    ['over midnight', { week: { '1': [['22:00', '06:00']] } }, '/week/1'],
    ['empty block', { week: { '1': [['09:00', '09:00']] } }, '/week/1'],
    ['overlap', { week: { '1': [['09:00', '12:00'], ['11:00', '13:00']] } }, '/week/1'], // biome-ignore format: a table
    ['no such time', { week: { '1': [['09:00', '25:00']] } }, '/week/1'],
    ['no such weekday', { week: { '8': [['09:00', '12:00']] } }, '/week/8'],
    ['no such day', { exceptions: { '2026-02-30': [] } }, '/exceptions/2026-02-30'],
    ['no work at all', { week: { '1': [] } }, '/week'],
  ];
  test.each(refused)('%s', (_, part, at) => {
    expect(checkCalendar({ ...DEFAULT_CALENDAR, ...part })?.at).toBe(at);
  });
  test('the default passes, and so does work until midnight', () => {
    expect(checkCalendar(DEFAULT_CALENDAR)).toBeNull();
    expect(checkCalendar({ ...DEFAULT_CALENDAR, week: { '1': [['22:00', '24:00']] } })).toBeNull();
  });
});

const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const blocks = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((marks) => {
    const sorted = [...marks].sort((a, b) => a - b);
    return sorted.flatMap((mark, i): Block[] =>
      i % 2 === 1 ? [[clockTime(sorted[i - 1]!), clockTime(mark)]] : [],
    );
  });
const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
  week: fc
    .dictionary(fc.constantFrom('2', '3', '6', '7'), blocks)
    .chain((week) => blocks.map((first) => ({ ...week, '1': first }))),
  exceptions: fc.dictionary(fc.constantFrom('2026-03-29', '2026-10-25', '2026-05-01'), blocks),
});
const moments = fc
  .integer({ min: Date.parse('2026-03-01'), max: Date.parse('2026-11-30') })
  .map((at) => new Date(at));
const minutes = fc.integer({ min: 0, max: 3_000 });

describe('laws of working time, in any calendar', () => {
  test('generated calendars are sound', () => {
    fc.assert(
      fc.property(calendars, (calendar) => checkCalendar(calendar) === null),
      { numRuns: 100 },
    );
  });
  test('monotone: later starts and more work never end earlier', () => {
    fc.assert(
      fc.property(calendars, moments, minutes, minutes, (calendar, from, a, b) => {
        const short = addWorkingMinutes(calendar, from, Math.min(a, b));
        const long = addWorkingMinutes(calendar, from, Math.max(a, b));
        const later = addWorkingMinutes(calendar, new Date(from.getTime() + 7_200_000), Math.min(a, b));
        return short <= long && short <= later;
      }),
      { numRuns: 200 },
    );
  });
  test('additive: a, then b, is a + b', () => {
    fc.assert(
      fc.property(calendars, moments, minutes, minutes, (calendar, from, a, b) => {
        fc.pre(a > 0 && b > 0);
        const twice = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, a), b);
        return twice.getTime() === addWorkingMinutes(calendar, from, a + b).getTime();
      }),
      { numRuns: 200 },
    );
  });
  test('inverse: between undoes add', () => {
    fc.assert(
      fc.property(calendars, moments, minutes, (calendar, from, a) => {
        return workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, a)) === a;
      }),
      { numRuns: 200 },
    );
  });
});
