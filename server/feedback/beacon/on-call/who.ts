import { DateTime } from 'luxon';
import { instantOf } from '../../bells/calendars/working-time.ts';
import type { Layer, Rota } from './rota.ts';

const DAYS = { day: 1, week: 7 } as const;

/** Who is on call at a moment; null in a gap. An override that stands later in the list comes before earlier ones. */
export function who(rota: Rota, at: Date): string | null {
  const now = at.getTime();
  const standIn = rota.overrides.findLast(
    ({ from, until }) => Date.parse(from) <= now && now < Date.parse(until),
  );
  if (standIn) return standIn.memberId;
  const layer = rota.layers.findLast(({ from }) => Date.parse(from) <= now);
  if (!layer) return null;
  return layer.memberIds[handoversUntil(layer, rota.timeZone, now) % layer.memberIds.length]!;
}

/** Hand-overs of a layer after its beginning, up to and including `now`. */
function handoversUntil(layer: Layer, timeZone: string, now: number): number {
  const { start, time } = beginningOf(layer, timeZone);
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  const passed = now >= instantOf(today, time) ? today : today.minus({ days: 1 });
  const since = daysBetween(firstHandover(layer, start), passed);
  return since < 0 ? 0 : 1 + Math.floor(since / DAYS[layer.rotate]);
}

/** All hand-overs of a layer within `from` ≤ t < `until`, in epoch milliseconds, its beginning included. */
export function handoversWithin(layer: Layer, timeZone: string, [from, until]: [number, number]): number[] {
  const { start, time } = beginningOf(layer, timeZone);
  const found = [Date.parse(layer.from)];
  const step = DAYS[layer.rotate];
  let day = firstHandover(layer, start);
  const away = daysBetween(day, DateTime.fromMillis(from, { zone: timeZone }).startOf('day'));
  if (away > step) day = day.plus({ days: step * Math.floor((away - 1) / step) });
  for (; day.toMillis() < until; day = day.plus({ days: step })) found.push(instantOf(day, time));
  return found.filter((moment) => from <= moment && moment < until);
}

function beginningOf(layer: Layer, timeZone: string): { start: DateTime; time: string } {
  const begin = DateTime.fromISO(layer.from, { zone: timeZone });
  return { start: begin.startOf('day'), time: begin.toFormat('HH:mm') };
}

/** The day of the first hand-over after the beginning. */
function firstHandover({ rotate, handoverDay }: Layer, start: DateTime): DateTime {
  if (rotate === 'day') return start.plus({ days: 1 });
  const ahead = ((handoverDay ?? start.weekday) - start.weekday + 7) % 7;
  return start.plus({ days: ahead === 0 ? 7 : ahead });
}

/** Days of the calendar, whatever their length. */
const daysBetween = (from: DateTime, to: DateTime): number =>
  Math.round(
    (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000,
  );
