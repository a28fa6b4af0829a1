import type { Queries } from '../../../platform/database/database.ts';
import type { SeriesWatch } from '../series/routes.ts';
import type { SeriesRow } from '../series/series-store.ts';
import type { SeriesNow } from '../series/shapes.ts';
import { titlesOf } from './opening.ts';
import type { Watch } from './watch.ts';

/** What the watch knows of series, for those who show them. */
export function seriesWatch(queries: Queries, watch: () => Watch): SeriesWatch {
  const watchedBy = ({ workspaceId, id }: SeriesRow) =>
    watch().mindOf(workspaceId)?.book.byId.get(id) ?? null;
  const pushedBy = ({ workspaceId, id }: SeriesRow) => watch().watcherOf(workspaceId)?.board.of(id) ?? null;

  const counted = (row: SeriesRow, now: number): Omit<SeriesNow, 'title'> => {
    const watched = watchedBy(row);
    // While it is being opened it has not heard anything.
    const young = watch().mindOf(row.workspaceId)?.isLearning(now) ?? true;
    return {
      rate: watched?.perMinute(now) ?? null,
      expected: watched?.detector.expect(now).perMinute ?? null,
      learning: young || (watched?.isIgnorant ?? true),
      lastAt: watched?.lastAt ? new Date(watched.lastAt) : row.lastAt,
      missing: false,
    };
  };
  const pushed = (row: SeriesRow): Omit<SeriesNow, 'title'> => {
    const known = pushedBy(row);
    return {
      rate: known?.last?.reading.rate ?? null,
      expected: known?.last?.reading.expected ?? null,
      learning: false,
      lastAt: row.lastAt,
      missing: known ? known.missingSince !== null : false,
    };
  };
  return {
    nowOf: async (workspaceId, rows, now) => {
      const titles = await titlesOf(queries, workspaceId, rows);
      return new Map(
        rows.map((row) => {
          const stands = row.subject.type === 'metric' ? pushed(row) : counted(row, now.getTime());
          return [row.id, { ...stands, title: titles.get(row.id)! }];
        }),
      );
    },
    expectOf: (row) => {
      const watched = watchedBy(row);
      if (watched) return (at) => watched.detector.expect(at);
      const last = pushedBy(row)?.last;
      return () => (last ? { perMinute: last.reading.expected } : null);
    },
    settle: async (workspaceId) => {
      const watcher = watch().watcherOf(workspaceId);
      if (watcher?.mind && watcher.mind.tallies.rows > 0) await watcher.flush();
    },
    leftOut: (workspaceId) => {
      const attributes = watch().mindOf(workspaceId)?.book.attributes ?? new Map();
      return [...attributes]
        .filter(([, attribute]) => attribute.leftOut)
        .map(([attribute, { distinct }]) => ({ attribute, values: distinct }));
    },
  };
}
