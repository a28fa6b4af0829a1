import { useTranslation } from 'react-i18next';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { useFormat } from '../../words/format.ts';
import type { WholePain } from './Pain.tsx';
import { isRising } from './trend.ts';

/** The four figures of a pain, each with what it means. */
export function PainFigures({ whole }: { whole: WholePain }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pain, medianMood } = whole;
  const { change } = pain.trend;
  const enough = pain.trend.last + pain.trend.before >= 10;
  const channel = pain.channels[0];
  const people = [
    t('pains.one.people', { count: pain.people }),
    pain.repeats > 0 && t('pains.one.repeats', { count: pain.repeats }),
  ];
  return (
    <div className="grid quarters">
      <FigureCard
        name={t('pains.one.voices')}
        value={format.number(pain.voices)}
        note={people.filter(Boolean).join(' · ')}
      />
      <FigureCard
        name={t('pains.one.mood')}
        value={pain.mood === null ? '—' : format.mood(pain.mood)}
        note={medianMood === null ? '' : t('pains.one.moodNote', { mood: format.mood(medianMood) })}
      />
      <FigureCard
        name={t('pains.one.trend')}
        value={enough && change !== null ? format.change(change) : '—'}
        feeling={
          !enough || change === null
            ? undefined
            : isRising(pain.trend)
              ? 'worse'
              : change < -0.2
                ? 'better'
                : undefined
        }
        note={enough ? t('pains.one.trendNote') : t('pains.one.trendFew')}
      />
      <FigureCard
        name={t('pains.one.channels')}
        value={channel?.value ?? '—'}
        note={
          channel
            ? `${t('pains.one.channelsNote')} · ${format.percent(channel.voices / Math.max(1, pain.voices))}`
            : ''
        }
      />
    </div>
  );
}
