import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { Page } from '../../parts/Page.tsx';
import { Empty } from '../../parts/states.tsx';
import { useCycleTitle } from '../home/cycle-title.ts';
import { TurnRow } from './TurnRow.tsx';

type LedgerShown = paths['/api/v1/ledger']['get']['responses'][200]['content']['application/json'];

/** How long each adjustment of a cycle took, from the first voice to the strategy. */
export function Ledger() {
  const { t } = useTranslation();
  const { cycle } = useSearch({ strict: false }) as { cycle?: string };
  const asked = useQuery({
    queryKey: ['ledger', cycle],
    queryFn: async () =>
      (await api.GET('/api/v1/ledger', { params: { query: cycle ? { cycle } : {} } })).data!,
  });
  return (
    <Page
      title={t('ledger.title')}
      sub={t('ledger.sub')}
      actions={<CycleSelect chosen={cycle ?? asked.data?.cycle.id} />}
    >
      <Answer asked={asked} rows={8}>
        {(ledger) => (
          <>
            <Summary ledger={ledger} />
            <Card definition={t('ledger.definition')} title={t('ledger.turns')}>
              {ledger.turns.length === 0 ? (
                <Empty title={t('ledger.empty')}>{t('ledger.emptySays')}</Empty>
              ) : (
                <ul className="rows" aria-label={t('ledger.turns')}>
                  {ledger.turns.map((turn) => (
                    <TurnRow key={turn.adjustmentId} turn={turn} />
                  ))}
                </ul>
              )}
            </Card>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Summary({ ledger }: { ledger: LedgerShown }) {
  const { t } = useTranslation();
  const { summary, before, differenceDays } = ledger;
  const days = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : t('ledger.days', { days: value.toFixed(1) });
  const previous =
    before?.medianDays === null || before === null
      ? t('ledger.noPrevious')
      : t('ledger.previous', { days: before.medianDays.toFixed(1) });
  return (
    <div className="grid thirds">
      <FigureCard
        name={t('ledger.median')}
        value={days(summary.medianDays)}
        feeling={differenceDays === null ? undefined : differenceDays < 0 ? 'better' : 'worse'}
        note={previous}
      />
      <FigureCard
        name={t('ledger.p90')}
        value={days(summary.p90Days)}
        note={t('ledger.measured', { count: summary.count })}
      />
      <FigureCard name={t('ledger.count')} value={summary.turns} note={t('ledger.countNote')} />
    </div>
  );
}

function CycleSelect({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cycleTitle = useCycleTitle();
  const cycles = useQuery({
    queryKey: ['cycles'],
    queryFn: async () => (await api.GET('/api/v1/cycles', { params: { query: { limit: 50 } } })).data!.cycles,
  });
  const options = cycles.data?.map((one) => ({ value: one.id, label: cycleTitle(one) }));
  return (
    <Select
      aria-label={t('ledger.cycle')}
      value={chosen}
      options={options}
      onChange={(id) => void navigate({ to: '/ledger', search: { cycle: id } as never })}
      style={{ minWidth: 180 }}
    />
  );
}
