import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDark } from '../../app/preferences.ts';
import { chartColours } from '../../app/theme.ts';
import { Chart } from '../../parts/Chart.tsx';
import { useFormat } from '../../words/format.ts';

export interface CourseDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly voices: number;
}

export interface CourseEvent {
  readonly day: string;
  readonly says: string;
  readonly tone: 'cinnabar' | 'ink2' | 'jade' | 'indigo';
}

/** Voices a day over time, with what happened as dots on the line and their word beside them. */
export function CourseChart({
  days,
  events,
}: {
  days: readonly CourseDay[];
  events: readonly CourseEvent[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const dark = useDark();
  const option = useMemo(() => {
    const colours = chartColours(dark);
    const heightOf = new Map(days.map((day) => [day.day, day.voices]));
    return {
      grid: { left: 36, right: 14, top: 22, bottom: 24 },
      tooltip: {
        trigger: 'axis',
        backgroundColor: colours.card,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12 },
        formatter: (points: { axisValue: string; value: number }[]) =>
          `${format.day(points[0]!.axisValue)}　${t('pains.course.voices', { count: points[0]!.value })}`,
      },
      xAxis: {
        type: 'category',
        data: days.map((day) => day.day),
        boundaryGap: false,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: colours.ink3,
          fontSize: 11,
          interval: Math.max(1, Math.floor(days.length / 6)),
          formatter: (day: string) => format.day(day),
        },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: colours.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'line',
          data: days.map((day) => day.voices),
          symbol: 'none',
          lineStyle: { color: colours.indigo, width: 1.8 },
          areaStyle: { color: colours.indigo, opacity: 0.07 },
          markPoint: {
            symbol: 'circle',
            symbolSize: 9,
            data: events
              .filter((event) => heightOf.has(event.day))
              .map((event) => ({
                coord: [event.day, heightOf.get(event.day)],
                itemStyle: { color: colours[event.tone] },
                label: {
                  show: true,
                  position: 'top',
                  formatter: event.says,
                  color: colours[event.tone],
                  fontSize: 11,
                },
              })),
          },
        },
      ],
    };
  }, [days, events, dark, format, t]);
  const total = days.reduce((sum, day) => sum + day.voices, 0);
  return (
    <Chart
      option={option}
      height={190}
      label={t('pains.course.label', { days: days.length, voices: format.number(total) })}
    />
  );
}
