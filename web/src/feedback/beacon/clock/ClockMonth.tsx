import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FigureCard } from '../../../parts/FigureCard.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { Parts } from '../Parts.tsx';
import { stopwatch } from '../time.ts';
import type { ClockMonth as Month } from '../types.ts';

const LEGS = ['discover', 'locate', 'deploy', 'enforce', 'whole', 'acknowledge', 'clear'] as const;

/** How the one-minute promise was kept in a month, and where the time went. */
export function ClockMonth() {
  const { t } = useTranslation();
  const [month, setMonth] = useState(dayjs());
  const asked = useQuery({
    queryKey: ['alarms', 'clock', month.format('YYYY-MM')],
    queryFn: async () =>
      (await api.GET('/api/v1/beacon/clock', { params: { query: { month: month.format('YYYY-MM') } } }))
        .data!,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t('month.title')}
      sub={t('month.sub')}
      actions={
        <DatePicker
          picker="month"
          allowClear={false}
          value={month}
          maxDate={dayjs()}
          onChange={(next) => setMonth(next ?? dayjs())}
        />
      }
    >
      <Parts />
      <Answer asked={asked} rows={6}>
        {(clock) =>
          clock.alarms === 0 ? (
            <Card>
              <Empty title={t('month.none')}>{t('month.noneSays')}</Empty>
            </Card>
          ) : (
            <>
              <Figures clock={clock} />
              <Legs clock={clock} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Figures({ clock }: { clock: Month }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { whole } = clock.legs;
  const span = (ms: number | null) => (ms === null ? '—' : stopwatch(ms, i18n.language));
  return (
    <div className="grid thirds">
      <FigureCard
        name={t('month.within')}
        value={clock.within === null ? '—' : format.percent(clock.within)}
        feeling={clock.within === null ? undefined : clock.within >= 0.99 ? 'better' : 'worse'}
        note={t('month.withinNote', { count: whole.n })}
      />
      <FigureCard
        name={t('month.whole')}
        value={span(whole.p99Ms)}
        feeling={whole.p99Ms === null ? undefined : whole.p99Ms <= clock.promiseMs ? 'better' : 'worse'}
        note={t('month.wholeNote', { p50: span(whole.p50Ms) })}
      />
      <FigureCard
        name={t('month.alarms')}
        value={format.number(clock.alarms)}
        note={t('month.alarmsNote', { share: format.percent(clock.falseShare) })}
      />
    </div>
  );
}

/** Each leg as a row: median and slowest, with a bar against the slowest of all. */
function Legs({ clock }: { clock: Month }) {
  const { t, i18n } = useTranslation();
  const shown = LEGS.map((leg) => ({ leg, ...clock.legs[leg] })).filter(({ n }) => n > 0);
  const longest = Math.max(1, ...shown.filter(({ leg }) => leg !== 'clear').map(({ p99Ms }) => p99Ms ?? 0));
  return (
    <Card title={t('month.legs')} definition={t('month.legsSays')}>
      <ul className="share-bars">
        {shown.map(({ leg, p50Ms, p99Ms, n }) => (
          <li key={leg}>
            <div className="share-words">
              <span>
                {t(`month.leg.${leg}`)} <span className="dim">{t('month.n', { count: n })}</span>
              </span>
              <span>
                {stopwatch(p50Ms ?? 0, i18n.language)}{' '}
                <span className="dim">
                  {t('month.p99')} {stopwatch(p99Ms ?? 0, i18n.language)}
                </span>
              </span>
            </div>
            <div className="bar">
              <i style={{ width: `${Math.min(100, ((p99Ms ?? 0) / longest) * 100)}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
