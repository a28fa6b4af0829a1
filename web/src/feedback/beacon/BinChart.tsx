import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from '../../app/preferences.ts';
import { Chart } from '../../parts/Chart.tsx';
import { useFormat } from '../../words/format.ts';
import { type BinEvent, binOption, type Promotion, type ShownBin } from './bin-option.ts';

interface BinChartProps {
  readonly bins: readonly ShownBin[];
  readonly promotions: readonly Promotion[];
  readonly events: readonly BinEvent[];
  readonly step: '10s' | '1m' | '1h' | '1d';
  /** Bars from here to `until` burn. */
  readonly since: string | null;
  readonly until: string | null;
  readonly fall: boolean;
}

/** Bins as bars against their expected band; below them the evidence as it gathers. */
export function BinChart(props: BinChartProps) {
  const { bins, promotions, events, step, since, until, fall } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const dark = useDark();
  const option = useMemo(
    () =>
      binOption({
        ...{ bins, promotions, events, step, fall, dark },
        burns: { since, until },
        words: {
          actual: (value) => t('beacon.chart.actual', { value }),
          expected: (low, high) => t('beacon.chart.expected', { low, high }),
          evidence: t('beacon.chart.score'),
          number: (value) => format.number(Math.round(value * 100) / 100),
        },
      }),
    [bins, promotions, events, step, fall, dark, since, until, t, format],
  );
  return (
    <Chart
      option={option}
      height={280}
      label={t('beacon.chart.label', { step: t(`beacon.chart.step.${step}`) })}
    />
  );
}
