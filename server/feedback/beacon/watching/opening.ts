import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import { painTitles, readSeries, type SeriesRow } from '../series/series-store.ts';
import { titleOf } from '../series/subject.ts';
import { detectorAt, detectorOf } from './detectors.ts';
import { type Crossing, Mind } from './mind.ts';
import { readHourAgo } from './read.ts';
import { readKept } from './store.ts';
import type { WatchedSeries, WatchedState } from './watched.ts';

/** A series that was stored but never kept has a past in the bins that its detector does not know. */
const FORGOTTEN: WatchedState = { state: null, known: 0, unlearned: Number.MAX_SAFE_INTEGER, told: true };

/** A mind as it was kept, and from where the voices are to be heard again. */
export interface Opened {
  readonly mind: Mind;
  readonly binned: { readonly seq: number; readonly painSeq: number };
  /** When somebody last watched. */
  readonly seenAt: Date | null;
}

/**
 * Opens a workspace's mind as it was kept. Every series knows the voices up to its own snapshot; the voices after the
 * oldest of them are heard again, and each series takes only what it does not know yet.
 */
export async function openMind(
  queries: Queries,
  workspaceId: string,
  { now, cross }: { now: number; cross: (crossing: Crossing) => void },
): Promise<Opened> {
  const kept = await readKept(queries, workspaceId);
  const mind = new Mind(
    { state: kept.mind, binned: kept.binned, now },
    { newId, detector: detectorOf, detectorAt },
    cross,
  );
  const rows = (await readSeries(queries, workspaceId)).filter(({ subject }) => subject.type !== 'metric');
  const titles = await titlesOf(queries, workspaceId, rows);
  for (const row of rows) {
    const known = kept.detectors.get(row.id);
    const seq = row.subject.type === 'pain' ? known?.painSeq : known?.seq;
    const opened = { kept: known?.kept ?? FORGOTTEN, seq: seq ?? 0 };
    mind.book.open(watchedSeries(row, titles.get(row.id)!), opened);
  }
  for (const { seq, painSeq } of kept.detectors.values()) {
    mind.seq = Math.min(mind.seq, seq);
    mind.painSeq = Math.min(mind.painSeq, painSeq);
  }
  // Series that were begun and never kept have missed what came since the bins say so.
  mind.seq = Math.min(mind.seq, kept.binned.seq);
  mind.painSeq = Math.min(mind.painSeq, kept.binned.painSeq);
  // What is known already is heard again without counting, so that the last hour is remembered.
  mind.seq = Math.min(mind.seq, await readHourAgo(queries, workspaceId, now));
  mind.painSeq = Math.min(mind.painSeq, mind.seq);
  return { mind, binned: kept.binned, seenAt: kept.seenAt };
}

export function watchedSeries(row: SeriesRow, title: string): WatchedSeries {
  const { id, code, kind, subject, direction, watched, sensitivity, raisedSeq } = row;
  return {
    id,
    code,
    kind,
    subject,
    title,
    direction,
    watched,
    sensitivity,
    bornAt: row.bornAt.getTime(),
    raisedSeq,
  };
}

/** What each series is called: by a person, by its pain, or by its subject. */
export async function titlesOf(
  queries: Queries,
  workspaceId: string,
  rows: readonly Pick<SeriesRow, 'id' | 'title' | 'subject' | 'code'>[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ subject }) => (subject.type === 'pain' ? [subject.painId] : []));
  const pains = await painTitles(queries, workspaceId, ids);
  return new Map(
    rows.map(({ id, title, subject, code }) => {
      const named = subject.type === 'pain' ? pains.get(subject.painId) : titleOf(subject);
      return [id, title ?? (named || code)];
    }),
  );
}
