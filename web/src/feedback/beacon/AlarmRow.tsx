import { useTranslation } from 'react-i18next';
import { Row } from '../../parts/Row.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { brief, isOpen, STATE_TONES, useAlarmWords } from './alarm-words.ts';
import type { AlarmShown, AlarmState } from './types.ts';

/** One alarm in a list: state, what burns and how much, where, who, and how far it is contained. */
export function AlarmRow({ alarm }: { alarm: AlarmShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAlarmWords();
  const state = alarm.state as AlarmState;
  const line = [
    words.where(alarm),
    alarm.owner && t('beacon.owner', { name: alarm.owner.name }),
    alarm.controls.active > 0 &&
      t('beacon.line.enforced', { enforced: alarm.controls.enforced, points: alarm.controls.points }),
    alarm.members > 0 && t('beacon.burning.members', { count: alarm.members }),
    alarm.times.discoveredAt && format.ago(alarm.times.discoveredAt),
  ];
  return (
    <Row
      to={`/beacon/${alarm.id}`}
      tag={
        <>
          {alarm.parentId && isOpen(alarm) ? (
            <Tag>{t('beacon.state.member')}</Tag>
          ) : (
            <Tag tone={STATE_TONES[state]}>{t(`beacon.state.${state}`)}</Tag>
          )}
          {alarm.drill && <Tag tone="indigo">{t('beacon.drillTag')}</Tag>}
        </>
      }
      title={words.title(alarm)}
      line={line.filter(Boolean).join(' · ')}
      figure={
        <span className={`figure${isOpen(alarm) ? ' worse' : ''}`} title={words.rate(alarm)}>
          {alarm.series.kind === 'count' ? `${brief(alarm.rate)}/min` : brief(alarm.rate)}
        </span>
      }
    />
  );
}
