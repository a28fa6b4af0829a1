import { useTranslation } from 'react-i18next';
import { useMemberName } from '../../app/members.ts';
import { Card } from '../../parts/Card.tsx';
import { useFormat } from '../../words/format.ts';
import type { WholeBell } from './Bell.tsx';

const TONES: Readonly<Record<string, string>> = {
  ring: 'cinnabar',
  reopen: 'cinnabar',
  escalate: 'amber',
  verify: 'jade',
  markChanged: 'indigo',
};

/** Every step of a bell with its time, who took it and why. */
export function BellSteps({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMemberName();
  const says = (step: WholeBell['steps'][number]) => {
    const to = step.detail.ownerId ?? step.detail.memberId ?? step.detail.to;
    return t(`bells.steps.${step.action as 'handOver'}`, { name: typeof to === 'string' ? nameOf(to) : '' });
  };
  return (
    <Card title={t('bells.steps.title')} hint={t('bells.told', { ringer: bell.ringer.name })}>
      <ul className="timeline">
        {bell.steps.map((step) => (
          <li key={`${step.at}${step.action}`} className={TONES[step.action] ?? ''}>
            <time dateTime={step.at}>{format.moment(step.at)}</time>
            {says(step)} <span className="dim">{step.actor.name}</span>
            {step.note && <div className="muted">{step.note}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
