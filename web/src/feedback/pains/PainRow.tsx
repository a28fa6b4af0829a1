import type { paths } from '@gongjian/client';
import { useTranslation } from 'react-i18next';
import { Row } from '../../parts/Row.tsx';
import { Sparkline } from '../../parts/Sparkline.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { isRising, type Trend } from './trend.ts';

export type PainShown =
  paths['/api/v1/pains']['get']['responses'][200]['content']['application/json']['items'][number];

/** One pain in a list: its sentence, where it is heard, its course, and how much it is said. */
export function PainRow({ pain }: { pain: PainShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = [
    format.list(pain.channels.slice(0, 2).map(({ value }) => value)),
    pain.mood !== null && t('pains.row.mood', { mood: format.mood(pain.mood) }),
    t('pains.row.people', { count: pain.people }),
    t('pains.row.since', { day: format.day(pain.firstVoiceAt) }),
  ];
  return (
    <Row
      to={`/pains/${pain.id}`}
      title={pain.title}
      line={line.filter(Boolean).join(' · ')}
      figure={
        <>
          {pain.bell && <Tag tone="cinnabar">{t('bells.number', { number: pain.bell.number })}</Tag>}
          {pain.mutedAt && <Tag>{t('pains.row.muted')}</Tag>}
          <TrendTag trend={pain.trend} />
          <Sparkline values={pain.daily} rising={isRising(pain.trend)} label={t('pains.row.course')} />
          <span className="figure">{format.number(pain.voices)}</span>
        </>
      }
    />
  );
}

/** How much a course changed, where there are enough voices to tell. */
export function TrendTag({ trend }: { trend: Trend }) {
  const format = useFormat();
  const { t } = useTranslation();
  if (trend.change === null && trend.last >= 5)
    return <span className="trend worse">{t('pains.row.new')}</span>;
  if (trend.change === null || trend.last + trend.before < 10) return <span className="trend" />;
  return (
    <span className={`trend ${isRising(trend) ? 'worse' : trend.change < -0.2 ? 'better' : 'dim'}`}>
      {format.change(trend.change)}
    </span>
  );
}
