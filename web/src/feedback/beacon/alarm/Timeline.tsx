import { useTranslation } from 'react-i18next';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import { clockTime, stopwatch } from '../time.ts';
import type { WholeAlarm } from '../types.ts';

const LEGS = [
  'firstVoice',
  'decidable',
  'discovered',
  'located',
  'acknowledged',
  'deployed',
  'enforced',
  'contained',
  'fell',
  'cleared',
  'reviewed',
] as const;
const TONES: Partial<Record<(typeof LEGS)[number], string>> = {
  discovered: 'cinnabar',
  enforced: 'jade',
  contained: 'jade',
  cleared: 'jade',
};

/** Every leg of the one-minute promise with its time and what had passed since the first voice. */
export function Timeline({ alarm }: { alarm: WholeAlarm }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const legs = LEGS.flatMap((name) => {
    const at = alarm.times[`${name}At`];
    return at ? [{ name, at }] : [];
  }).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const first = legs[0]?.at ?? alarm.times.discoveredAt;
  return (
    <Card title={t('beacon.clock.title')} hint={first ? format.day(first) : undefined}>
      <ul className="timeline">
        {legs.map(({ name, at }) => (
          <li key={name} className={TONES[name] ?? ''}>
            <time dateTime={at}>{clockTime(at)}</time>
            {t(`beacon.clock.${name}`)}{' '}
            {first && at !== first && (
              <span className="dim">
                {t('beacon.clock.after', {
                  span: stopwatch(Date.parse(at) - Date.parse(first), i18n.language),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
