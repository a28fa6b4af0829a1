import type { Queries } from '../../../platform/database/database.ts';
import type { Found } from '../alarms/found.ts';
import { isAbout } from '../locating/place.ts';
import type { Said } from '../pushed/pushed.ts';
import type { SeriesRow } from '../series/series-store.ts';
import type { Crossing, Mind } from './mind.ts';
import { titlesOf } from './opening.ts';
import { severityOf } from './severity.ts';

const MINUTE = 60_000;

/** Makes what a detector says into what the desk takes. */
export async function findingOf(
  queries: Queries,
  workspaceId: string,
  { crossing, mind, now }: { crossing: Crossing; mind: Mind; now: Date },
): Promise<Found> {
  const { watched, reading, voice } = crossing;
  const { id, subject, code } = watched.brief;
  const first = mind.recent.since(reading.startedAt, (one) => isAbout({ subject }, one))[0];
  // A pain's name grows with its voices, so it is read when it is needed.
  const titles =
    subject.type === 'pain'
      ? await titlesOf(queries, workspaceId, [{ id, title: null, subject, code }])
      : null;
  return {
    workspaceId,
    series: { ...watched.brief, title: titles?.get(id) ?? watched.brief.title },
    reading: { ...reading, lift: liftOf(reading) },
    firstVoiceAt: reading.direction === 'up' && first ? new Date(first.at) : null,
    decidableAt: voice ? new Date(voice.receivedAt) : now,
    discoveredAt: now,
    severity: severityOf({ ...reading, lift: liftOf(reading) }, subject),
    drillId: null,
  };
}

/** Since the onset of a moment ago next to nothing was expected; a bin of ten seconds is the least that is compared. */
const liftOf = ({ direction, lift, rate, expected }: Crossing['reading']): number =>
  direction === 'up' && expected > 0 ? Math.min(lift, rate / expected) : lift;

/** The same for a series whose points are pushed. */
export function findingOfPushed(row: SeriesRow, { reading, at }: Said, now: Date): Found {
  const { workspaceId, id, code, kind, subject } = row;
  // A minute can be judged when it is over.
  const decidable = reading.why === 'missing' ? at : Math.min(now.getTime(), at + MINUTE);
  return {
    workspaceId,
    series: { id, code, kind, subject, title: row.title ?? code },
    reading,
    firstVoiceAt: null,
    decidableAt: new Date(decidable),
    discoveredAt: now,
    severity: severityOf(reading, subject),
    drillId: null,
  };
}
