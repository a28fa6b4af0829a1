import type { News } from '../alarms/desk.ts';
import type { AlarmRow } from '../alarms/store.ts';
import type { Mind } from './mind.ts';

/** What open alarms read now; those of series that are not watched here are left out. */
export const newsOf = (mind: Mind, burning: readonly AlarmRow[], now: Date): News[] =>
  burning.flatMap((alarm) => {
    const watched = alarm.drillId === null ? mind.book.byId.get(alarm.seriesId) : undefined;
    if (!watched) return [];
    const rate = watched.perMinute(now.getTime());
    const expected = watched.detector.expect(now.getTime()).perMinute;
    const still = watched.burning !== null;
    return [
      {
        alarmId: alarm.id,
        at: now,
        rate,
        expected,
        quiet: isQuiet(alarm.direction, { rate, expected, still }),
      },
    ];
  });

/** Standard deviations of a minute's count that are nothing unusual. */
const WIDE = 2.6;

/**
 * A surge is quiet when a minute's count is what chance may bring. A fall needs its evidence gone too, because in a
 * thin series an empty minute is nothing unusual.
 */
function isQuiet(
  direction: 'up' | 'down',
  { rate, expected, still }: { rate: number; expected: number; still: boolean },
): boolean {
  const chance = WIDE * Math.sqrt(expected + 0.25);
  return direction === 'up' ? rate <= expected + chance : !still && rate >= expected - chance;
}
