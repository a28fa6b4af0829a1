import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Sparkline } from '../../../parts/Sparkline.tsx';
import { useFormat } from '../../../words/format.ts';
import { Said } from '../../voices/Said.tsx';
import type { ControlAction, Scope } from '../types.ts';
import { isWhole } from './ActionFields.tsx';
import { mutable } from './ScopeEditor.tsx';

/** What the scope would have hit in the last hour, asked anew whenever it changes. */
export function DryRun({ scope, action }: { scope: Scope; action: ControlAction }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fit = Object.values(scope).every((values) => values.length > 0);
  const asked = useQuery({
    queryKey: ['controls', 'try', scope, action],
    enabled: fit && isWhole(action),
    queryFn: async () =>
      (await api.POST('/api/v1/controls/try', { body: { scope: mutable(scope), action } })).data!,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const run = asked.data;
  return (
    <section className="dry-run" aria-label={t('controls.dryRun.title')} aria-live="polite">
      <b>{t('controls.dryRun.title')}</b>
      {run === undefined ? (
        <p className="dim">
          {t(fit && isWhole(action) ? 'controls.dryRun.running' : 'controls.dryRun.unfinished')}
        </p>
      ) : (
        <>
          <p className="dry-run-figures">
            <span>
              {run.voices === 0
                ? t('controls.dryRun.none')
                : t('controls.dryRun.says', {
                    count: run.voices,
                    share: format.percent(run.share ?? 0),
                    people: format.number(run.distinctAuthors),
                  })}
            </span>
            {run.voices > 0 && <Sparkline values={run.byMinute} label={t('controls.dryRun.title')} />}
          </p>
          {run.overBounds.length > 0 && <p className="worse">{t('controls.dryRun.over')}</p>}
          {run.examples.length > 0 && (
            <ul className="dry-run-examples" aria-label={t('controls.dryRun.examples')}>
              {run.examples.slice(0, 3).map((example) => (
                <li key={example.id}>
                  <Said text={example.text} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
