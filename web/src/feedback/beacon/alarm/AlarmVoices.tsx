import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/Card.tsx';
import { Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { Said } from '../../voices/Said.tsx';
import type { WholeAlarm } from '../types.ts';

/** A few of the voices behind the alarm, newest first. */
export function AlarmVoices({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('beacon.voices.title')}>
      {alarm.voices.length === 0 ? (
        <Empty title={t('beacon.voices.none')}>
          {alarm.series.kind !== 'count' && t('beacon.voices.noneSays')}
        </Empty>
      ) : (
        <Rows label={t('beacon.voices.title')}>
          {alarm.voices.map((voice) => (
            <li key={voice.id} className="row whole">
              <div className="words">
                <div>
                  <Link to="/voices/$id" params={{ id: voice.id }} className="plain" data-row-link>
                    <Said text={voice.text} />
                  </Link>
                </div>
                <div className="line">
                  {[voice.channel, format.moment(voice.occurredAt)].filter(Boolean).join(' · ')}
                </div>
              </div>
            </li>
          ))}
        </Rows>
      )}
    </Card>
  );
}
