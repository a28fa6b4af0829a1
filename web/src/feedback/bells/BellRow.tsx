import type { paths } from '@gongjian/client';
import { useTranslation } from 'react-i18next';
import { Row } from '../../parts/Row.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { BellClock } from './BellClock.tsx';

export type BellShown =
  paths['/api/v1/bells']['get']['responses'][200]['content']['application/json']['items'][number];
export type BellState =
  | 'rung'
  | 'acknowledged'
  | 'inHand'
  | 'changed'
  | 'verified'
  | 'reopened'
  | 'refused'
  | 'withdrawn';

export const STATE_TONES: Readonly<Record<BellState, Tone>> = {
  rung: 'cinnabar',
  acknowledged: 'amber',
  inHand: 'amber',
  changed: 'indigo',
  verified: 'jade',
  reopened: 'cinnabar',
  refused: 'ink',
  withdrawn: 'ink',
};

/** One bell in a list. */
export function BellRow({ bell }: { bell: BellShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = bell.state as BellState;
  const called = bell.clock.called.at(-1);
  const line = [
    t('bells.number', { number: bell.number }),
    t('bells.line', { ringer: bell.ringer.name, owner: bell.owner.name }),
    format.ago(bell.rungAt),
    bell.clock.running &&
      called &&
      called.id !== bell.owner.id &&
      t('bells.escalated', { name: called.name }),
  ];
  return (
    <Row
      to={`/bells/${bell.id}`}
      tag={<Tag tone={STATE_TONES[state]}>{t(`bells.state.${state}`)}</Tag>}
      title={bell.title}
      line={line.filter(Boolean).join(' · ')}
      figure={<BellClock bell={bell} />}
    />
  );
}
