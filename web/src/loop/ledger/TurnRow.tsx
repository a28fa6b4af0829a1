import type { paths } from '@gongjian/client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';

type Turn = paths['/api/v1/ledger']['get']['responses'][200]['content']['application/json']['turns'][number];

const STEPS = ['voice', 'bell', 'change', 'fall', 'adjusted'] as const;
const COLOURS = {
  voice: 'var(--amber)',
  bell: 'var(--cinnabar)',
  change: 'var(--ink2)',
  fall: 'var(--jade)',
  adjusted: 'var(--indigo)',
} as const;

/** One turn of the loop: its five milestones on a line of time; what is missing is left blank. */
export function TurnRow({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="row whole openable" style={{ flexWrap: 'wrap' }}>
      <div className="words" style={{ flexBasis: '100%' }}>
        <div className="title">
          <Link to="/adjustments/$id" params={{ id: turn.adjustmentId }} data-row-link>
            {t('strategy.number', { number: turn.propositionNumber })} · {turn.propositionTitle}
          </Link>
        </div>
      </div>
      <ol className="turn">
        {STEPS.map((step) => {
          const at = turn.reached[step];
          const leg = turn.legs.find(({ to }) => to === step);
          return (
            <li key={step} className={at ? '' : 'missing'}>
              <i style={{ background: at ? COLOURS[step] : 'transparent', borderColor: COLOURS[step] }} />
              <b>{t(`ledger.steps.${step}`)}</b>
              <span className="dim">{at ? format.day(at) : t('ledger.missing')}</span>
              {leg?.state === 'measured' && leg.days !== null && (
                <span className="dim">+{t('ledger.days', { days: leg.days.toFixed(1) })}</span>
              )}
            </li>
          );
        })}
      </ol>
      <span className="figure">
        {turn.totalDays === null ? '—' : t('ledger.days', { days: turn.totalDays.toFixed(1) })}
      </span>
    </li>
  );
}
