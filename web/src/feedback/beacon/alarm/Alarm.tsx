import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { AlarmRow } from '../AlarmRow.tsx';
import { SEVERITY_TONES, STATE_TONES, useAlarmWords } from '../alarm-words.ts';
import { alarmQuestion } from '../alarms.ts';
import type { AlarmState, Severity, WholeAlarm } from '../types.ts';
import { AlarmActions } from './AlarmActions.tsx';
import { AlarmChart } from './AlarmChart.tsx';
import { AlarmControls } from './AlarmControls.tsx';
import { AlarmFigures } from './AlarmFigures.tsx';
import { AlarmSteps } from './AlarmSteps.tsx';
import { AlarmVoices } from './AlarmVoices.tsx';
import { Cause } from './Cause.tsx';
import { Timeline } from './Timeline.tsx';

/** One alarm: how long everything took, the course, where it burns, what was done, who says what. */
export function Alarm() {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery(alarmQuestion(id));
  return (
    <Page
      title={asked.data ? words.title(asked.data) : t('beacon.title')}
      sub={asked.data && <Standing alarm={asked.data} />}
      actions={asked.data && <AlarmActions alarm={asked.data} />}
    >
      <Answer asked={asked} rows={8}>
        {(alarm) => (
          <>
            <AlarmFigures alarm={alarm} />
            <div className="grid wide-narrow">
              <AlarmChart alarm={alarm} />
              <Timeline alarm={alarm} />
            </div>
            <AlarmControls alarm={alarm} />
            <div className="grid wide-narrow loose">
              <div className="stack">
                <Cause alarm={alarm} />
                <AlarmVoices alarm={alarm} />
                <Members alarm={alarm} />
              </div>
              <AlarmSteps alarm={alarm} />
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Standing({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const state = alarm.state as AlarmState;
  const severity = alarm.severity as Severity;
  return (
    <>
      <Tag tone={STATE_TONES[state]}>{t(`beacon.state.${state}`)}</Tag>
      <Tag tone={SEVERITY_TONES[severity]}>{t(`beacon.severity.${severity}`)}</Tag>
      {alarm.drill && <Tag tone="indigo">{t('beacon.drillTag')}</Tag>}
      {alarm.owner && <Tag>{t('beacon.owner', { name: alarm.owner.name })}</Tag>}
      <span>
        {[words.where(alarm), words.rate(alarm), t('beacon.line.number', { number: alarm.number })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {alarm.pain && (
        <Link to="/pains/$id" params={{ id: alarm.pain.id }}>
          {t('beacon.pain', { title: alarm.pain.title })}
        </Link>
      )}
    </>
  );
}

function Members({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  if (alarm.memberAlarms.length === 0) return null;
  return (
    <Card title={t('beacon.members.title')} hint={t('beacon.members.hint')}>
      <Rows label={t('beacon.members.title')}>
        {alarm.memberAlarms.map((member) => (
          <AlarmRow key={member.id} alarm={member} />
        ))}
      </Rows>
    </Card>
  );
}
