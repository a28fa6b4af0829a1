import { useTranslation } from 'react-i18next';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { useFormat } from '../../words/format.ts';
import { stopwatch } from './time.ts';
import type { Tower } from './types.ts';

const PROMISE_MS = 60_000;
/** Behind by more than this, what burns may not be seen yet. */
const LATE_MS = 10_000;

/** The tower's four figures: the promise kept, what is watched, who enforces, who answers. */
export function TowerFigures({ tower }: { tower: Tower }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { month, points, onCall, watching } = tower;
  const span = (milliseconds: number) => stopwatch(milliseconds, i18n.language);
  return (
    <div className="grid quarters">
      <FigureCard
        name={t('beacon.figures.promise')}
        value={month.p99Ms === null ? '—' : span(month.p99Ms)}
        feeling={month.p99Ms === null ? undefined : month.p99Ms <= PROMISE_MS ? 'better' : 'worse'}
        note={
          month.p99Ms === null
            ? t('beacon.figures.promiseNone')
            : t('beacon.figures.promiseNote', { count: month.alarms })
        }
      />
      <FigureCard
        name={t('beacon.figures.watching')}
        value={format.number(tower.series)}
        feeling={watching.lagMs > LATE_MS ? 'worse' : undefined}
        note={
          watching.lagMs > LATE_MS
            ? t('beacon.figures.watchingLate', { span: span(watching.lagMs) })
            : watching.seenAt && t('beacon.figures.watchingNote', { ago: format.ago(watching.seenAt) })
        }
      />
      <FigureCard
        name={t('beacon.figures.points')}
        value={format.number(points.live)}
        feeling={points.stale > 0 ? 'worse' : undefined}
        note={
          points.live + points.stale === 0
            ? t('beacon.figures.pointsNone')
            : points.stale > 0
              ? t('beacon.figures.pointsNote', { stale: points.stale })
              : t('beacon.figures.pointsAll')
        }
      />
      <FigureCard
        name={t('beacon.figures.onCall')}
        value={onCall?.name ?? t('beacon.figures.onCallNone')}
        note={t(onCall ? 'beacon.figures.onCallNote' : 'beacon.figures.onCallNoneNote')}
      />
    </div>
  );
}
