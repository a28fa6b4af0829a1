import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import type { BellShown } from './BellRow.tsx';

const MINUTE = 60_000;

/** Working time left until the bell must be answered; jade once it is healed, nothing where no clock runs. */
export function BellClock({ bell }: { bell: BellShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { running, minutesLeft, overdue, dueAt } = bell.clock;
  if (!running || minutesLeft === null) return null;
  const span = format.span(Math.abs(minutesLeft) * MINUTE);
  return (
    <Tooltip title={`${t('bells.clock.due', { moment: format.moment(dueAt) })} · ${t('bells.clock.note')}`}>
      <span>
        <Tag tone={overdue ? 'cinnabar' : 'amber'}>
          {overdue ? t('bells.clock.over', { span }) : t('bells.clock.left', { span })}
        </Tag>
      </span>
    </Tooltip>
  );
}
