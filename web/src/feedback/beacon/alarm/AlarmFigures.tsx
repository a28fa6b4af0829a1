import { useTranslation } from 'react-i18next';
import { FigureCard } from '../../../parts/FigureCard.tsx';
import { useFormat } from '../../../words/format.ts';
import { brief, isOpen, useAlarmWords } from '../alarm-words.ts';
import { stopwatch } from '../time.ts';
import type { WholeAlarm } from '../types.ts';

const PROMISE_MS = 60_000;

/** Decidable to enforced everywhere, in milliseconds; null until it is. */
export function toEnforced({ times }: Pick<WholeAlarm, 'times'>): number | null {
  if (!times.enforcedAt || !times.decidableAt) return null;
  return Date.parse(times.enforcedAt) - Date.parse(times.decidableAt);
}

/** The three figures of an alarm: the promise, the floor below which nobody could know, and what control did. */
export function AlarmFigures({ alarm }: { alarm: WholeAlarm }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useAlarmWords();
  const took = toEnforced(alarm);
  const { rate, expected, peakRate, series, floorMs } = alarm;
  const calmed = alarm.times.containedAt !== null || alarm.times.fellAt !== null;
  const change = peakRate > 0 ? rate / peakRate - 1 : 0;
  return (
    <div className="grid thirds">
      <FigureCard
        name={t('beacon.one.toEnforced')}
        value={took === null ? '—' : stopwatch(took, i18n.language)}
        feeling={took === null ? undefined : took <= PROMISE_MS ? 'better' : 'worse'}
        note={t(
          took !== null
            ? 'beacon.one.toEnforcedNote'
            : alarm.controls.active > 0
              ? 'beacon.one.toEnforcedWaiting'
              : 'beacon.one.toEnforcedOpen',
        )}
      />
      <FigureCard
        name={t('beacon.one.floor')}
        value={floorMs > 0 ? stopwatch(floorMs, i18n.language) : '—'}
        note={
          series.kind === 'count'
            ? t('beacon.one.floorNote', { rate: brief(expected), why: words.why(alarm) })
            : t('beacon.one.floorNoteMetric')
        }
      />
      <FigureCard
        name={t(calmed ? 'beacon.one.after' : 'beacon.one.afterNow')}
        value={calmed ? format.change(change) : brief(rate)}
        feeling={calmed ? (change < -0.2 ? 'better' : undefined) : isOpen(alarm) ? 'worse' : undefined}
        note={
          calmed
            ? t('beacon.one.afterNote')
            : t('beacon.one.afterNowNote', { rate: brief(rate), peak: brief(peakRate) })
        }
      />
    </div>
  );
}
