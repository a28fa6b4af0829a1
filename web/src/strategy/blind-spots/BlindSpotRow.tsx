import type { paths } from '@gongjian/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '../../parts/Row.tsx';
import { Sparkline } from '../../parts/Sparkline.tsx';
import { useFormat } from '../../words/format.ts';

export type BlindSpot =
  paths['/api/v1/blind-spots']['get']['responses'][200]['content']['application/json']['blindSpots'][number];

const WEEK = 7;
/** A last week this much above the one before counts as rising. */
const RISING = 1.25;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A large pain that no proposition addresses, with its course. */
export function BlindSpotRow({ spot, actions }: { spot: BlindSpot; actions?: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rising =
    sum(spot.course.slice(-WEEK)) > RISING * Math.max(1, sum(spot.course.slice(-2 * WEEK, -WEEK)));
  const line = [
    format.list(spot.channels),
    spot.mood !== null && t('pains.row.mood', { mood: format.mood(spot.mood) }),
    spot.waiting && t('strategy.blind.waiting'),
  ];
  return (
    <Row
      to={`/pains/${spot.painId}`}
      title={spot.title}
      line={line.filter(Boolean).join(' · ')}
      figure={
        <>
          <Sparkline values={spot.course} rising={rising} label={t('pains.row.course')} />
          <span className="figure">{format.number(spot.voices)}</span>
        </>
      }
      actions={actions}
    />
  );
}
