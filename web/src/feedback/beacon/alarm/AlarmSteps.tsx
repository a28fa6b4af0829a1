import { useTranslation } from 'react-i18next';
import { useMemberName } from '../../../app/members.ts';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import type { WholeAlarm } from '../types.ts';

const TONES: Readonly<Record<string, string>> = {
  raise: 'cinnabar',
  reopen: 'cinnabar',
  acknowledge: 'amber',
  enforce: 'jade',
  contain: 'jade',
  clear: 'jade',
};

/** The house itself, as the server writes it. */
const HOUSE = 'beacon';

/** Everything that happened to the alarm and who did it, oldest first. */
export function AlarmSteps({ alarm }: { alarm: WholeAlarm }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useMemberName();
  const says = (action: string) =>
    i18n.exists(`beacon.step.${action}`) ? t(`beacon.step.${action as 'raise'}`) : action;
  return (
    <Card title={t('beacon.clock.steps')}>
      <ul className="timeline">
        {alarm.steps.map((step) => {
          const to = step.detail.memberId;
          return (
            <li key={`${step.at}${step.action}`} className={TONES[step.action] ?? ''}>
              <time dateTime={step.at}>{format.moment(step.at)}</time>
              {says(step.action)} {typeof to === 'string' && nameOf(to)}{' '}
              <span className="dim">{step.actor.id === HOUSE ? t('beacon.title') : step.actor.name}</span>
              {step.note && <div className="muted">{step.note}</div>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
