import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import type { QualityShown } from './Quality.tsx';

/** A shift of the threshold that a person can see. */
const SEEN = 0.005;

/** What the machine took from people's judgements and corrections. */
export function LearnedCard({ quality: { learned, corrections } }: { quality: QualityShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('grouping.quality.learned.title')}>
      {learned && (
        <>
          <p>{t('grouping.quality.learned.pairs', { count: learned.pairs })}</p>
          <p>
            {t('grouping.quality.learned.threshold', {
              given: format.mood(learned.threshold.given),
              learned: format.mood(learned.threshold.learned),
            })}{' '}
            <span className="muted">{t(`grouping.quality.learned.${moved(learned.threshold.shift)}`)}</span>
          </p>
          {learned.unseen !== null && learned.untaught !== null && (
            <p>
              {t('grouping.quality.learned.unseen', {
                untaught: format.percent(learned.untaught),
                unseen: format.percent(learned.unseen),
              })}
            </p>
          )}
        </>
      )}
      <p className="dim">{t('grouping.quality.learned.corrections', corrections)}</p>
    </Card>
  );
}

const moved = (shift: number) => (shift > SEEN ? 'stricter' : shift < -SEEN ? 'looser' : 'unchanged');
