import { expect, test } from 'vitest';
import { localDay } from './local-day.ts';

test.each([
  ['Shanghai before nine', '2026-11-02T00:59:59Z', 'Asia/Shanghai', '2026-11-02', false],
  ['Shanghai at nine', '2026-11-02T01:00:00Z', 'Asia/Shanghai', '2026-11-02', true],
  ['Los Angeles is a day behind', '2026-11-02T01:00:00Z', 'America/Los_Angeles', '2026-11-01', true],
  ['New York in winter', '2026-11-02T14:00:00Z', 'America/New_York', '2026-11-02', true],
  ['New York in summer', '2026-07-02T13:00:00Z', 'America/New_York', '2026-07-02', true],
  ['an unknown zone is UTC', '2026-11-02T08:59:00Z', 'Mars/Base', '2026-11-02', false],
])('%s', (_, now, zone, day, due) => {
  expect(localDay(new Date(now), zone)).toEqual({ day, due });
});
