import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Empty } from '../../../parts/states.tsx';
import { useAlarmWords } from '../alarm-words.ts';
import { BinChart } from '../BinChart.tsx';
import type { WholeAlarm } from '../types.ts';

const SHOWN = ['discovered', 'located', 'deployed', 'enforced', 'fell', 'cleared'] as const;

/** What arrived around the alarm, bin by bin, against what was expected, with the legs of the clock on it. */
export function AlarmChart({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  const asked = useQuery({
    queryKey: ['alarms', alarm.id, 'chart'],
    queryFn: async () =>
      (await api.GET('/api/v1/alarms/{id}/chart', { params: { path: { id: alarm.id } } })).data!,
    placeholderData: keepPreviousData,
  });
  const step = (asked.data?.step ?? '10s') as '10s';
  const stepName = t(`beacon.chart.step.${step}`);
  const events = SHOWN.flatMap((name) => {
    const at = alarm.times[`${name}At`];
    return at ? [{ at, says: t(`beacon.event.${name}`), name }] : [];
  });
  return (
    <Card
      title={
        alarm.series.kind === 'count'
          ? t('beacon.chart.title', { step: stepName })
          : t('beacon.chart.titleMetric', { title: words.subject(alarm), step: stepName })
      }
      hint={t('beacon.chart.band')}
    >
      <Answer asked={asked} rows={5}>
        {({ bins, promotions }) =>
          bins.length === 0 ? (
            <Empty title={t('beacon.chart.none')} />
          ) : (
            <BinChart
              bins={bins}
              promotions={promotions}
              events={events}
              step={step}
              since={alarm.times.firstVoiceAt ?? alarm.times.discoveredAt}
              until={alarm.times.fellAt}
              fall={alarm.direction === 'down'}
            />
          )
        }
      </Answer>
    </Card>
  );
}
