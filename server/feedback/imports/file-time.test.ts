import { expect, test } from 'vitest';
import { guessDayOrder, readFileTime } from './file-time.ts';
import { isTimeZone, momentsIn } from './zone.ts';

const shanghai = { toMoment: momentsIn('Asia/Shanghai'), order: 'day-month' } as const;

test.each([
  ['2019-09-27T12:00:00Z', '2019-09-27T12:00:00.000Z'],
  ['2019-09-27T12:00:00+02:00', '2019-09-27T10:00:00.000Z'],
  ['2020-01-06T12:09:38', '2020-01-06T04:09:38.000Z'],
  ['2019/9/27 12:00', '2019-09-27T04:00:00.000Z'],
  ['2019.9.27', '2019-09-26T16:00:00.000Z'],
  ['27-09-2019', '2019-09-26T16:00:00.000Z'],
  ['27/09/2019 8:05:09', '2019-09-27T00:05:09.000Z'],
  ['2019年9月27日 12:00', '2019-09-27T04:00:00.000Z'],
  ['2019年9月27日下午3时5分', '2019-09-27T07:05:00.000Z'],
  ['２０１９－９－２７', '2019-09-26T16:00:00.000Z'],
  ['6 Jan 2020 3:05 pm', '2020-01-06T07:05:00.000Z'],
  ['Mon, January 6, 2020', '2020-01-05T16:00:00.000Z'],
  ['20190927', '2019-09-26T16:00:00.000Z'],
  ['20190927120000', '2019-09-27T04:00:00.000Z'],
  ['1569556800', '2019-09-27T04:00:00.000Z'],
  ['1569556800123', '2019-09-27T04:00:00.123Z'],
  ['43735.5', '2019-09-27T04:00:00.000Z'],
])('%s', (cell, expected) => {
  expect(new Date(readFileTime(cell, shanghai) ?? Number.NaN).toISOString()).toBe(expected);
});

test.each(['', '明天', '2019-02-30', '31-31-2019', '12:00', '7', '2019-09-27 25:00', 'constructor'])(
  '"%s" is no time',
  (cell) => expect(readFileTime(cell, shanghai)).toBeNull(),
);

test('a number above twelve tells days from months', () => {
  expect(guessDayOrder(['03-04-2020', '25-04-2020'])).toBe('day-month');
  expect(guessDayOrder(['03/04/2020', '04/25/2020'])).toBe('month-day');
  expect(guessDayOrder(['03/04/2020'])).toBe('month-day');
});

test('clocks that change are followed', () => {
  const berlin = { toMoment: momentsIn('Europe/Berlin'), order: 'day-month' } as const;
  expect(readFileTime('2020-01-01 12:00', berlin)).toBe(Date.UTC(2020, 0, 1, 11));
  expect(readFileTime('2020-07-01 12:00', berlin)).toBe(Date.UTC(2020, 6, 1, 10));
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
