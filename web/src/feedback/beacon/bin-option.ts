import { chartColours } from '../../app/theme.ts';
import { clockTime } from './time.ts';

export interface ShownBin {
  readonly at: string;
  /** null: nothing was measured there, which is not zero. */
  readonly actual: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly score?: number | null;
}
export interface Promotion {
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
export interface BinEvent {
  readonly at: string;
  readonly says: string;
  readonly name: string;
}

interface Wanted {
  readonly bins: readonly ShownBin[];
  readonly promotions: readonly Promotion[];
  readonly events: readonly BinEvent[];
  readonly step: '10s' | '1m' | '1h' | '1d';
  readonly burns: { readonly since: string | null; readonly until: string | null };
  readonly fall: boolean;
  readonly dark: boolean;
  readonly words: {
    actual(value: string): string;
    expected(low: string, high: string): string;
    readonly evidence: string;
    number(value: number): string;
  };
}

const LENGTH = { '10s': 10_000, '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 } as const;
/** Events nearer than this share of the chart get their words on different lines. */
const CROWDED = 0.09;
const LINES = 4;

/** The ECharts option of a bin chart; pure, so that it can be read and tested without a page. */
export function binOption(wanted: Wanted): Record<string, unknown> {
  const { bins, dark, words } = wanted;
  const colours = chartColours(dark);
  const from = Date.parse(bins[0]!.at);
  const to = Date.parse(bins.at(-1)!.at) + LENGTH[wanted.step];
  const axis = {
    type: 'time',
    min: from,
    max: to,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  };
  const scored = bins.some(({ score }) => score !== null && score !== undefined && score > 0);
  return {
    grid: [
      { left: 40, right: 16, top: 58, bottom: scored ? 78 : 26 },
      { left: 40, right: 16, height: 34, bottom: 26, show: false },
    ],
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.card,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (points: { dataIndex: number }[]) => tooltip(bins[points[0]?.dataIndex ?? 0], words),
    },
    xAxis: [
      { ...axis, axisLabel: { show: !scored, color: colours.ink3, fontSize: 11, hideOverlap: true } },
      {
        ...axis,
        gridIndex: 1,
        axisLabel: { show: scored, color: colours.ink3, fontSize: 11, hideOverlap: true },
      },
    ],
    yAxis: [
      {
        type: 'value',
        splitNumber: 3,
        axisLabel: { color: colours.ink3, fontSize: 11 },
        splitLine: { lineStyle: { color: colours.line } },
      },
      {
        type: 'value',
        gridIndex: 1,
        name: scored ? words.evidence : '',
        nameLocation: 'middle',
        nameGap: 10,
        nameTextStyle: { color: colours.ink3, fontSize: 11 },
        axisLabel: { show: false },
        splitLine: { show: false },
      },
    ],
    series: [...bandSeries(wanted), barSeries(wanted), ...(scored ? [scoreSeries(wanted)] : [])],
  };
}

function tooltip(bin: ShownBin | undefined, words: Wanted['words']): string {
  if (!bin) return '';
  const lines = [clockTime(bin.at)];
  if (bin.actual !== null) lines.push(words.actual(words.number(bin.actual)));
  if (bin.low !== null && bin.high !== null)
    lines.push(words.expected(words.number(bin.low), words.number(bin.high)));
  return lines.join('<br>');
}

/** The expected band: its floor unseen, its height filled, stacked upon it. */
function bandSeries({ bins, dark }: Wanted): object[] {
  const colours = chartColours(dark);
  const line = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...line, data: bins.map(({ at, low }) => [Date.parse(at), low]) },
    {
      ...line,
      data: bins.map(({ at, low, high }) => [
        Date.parse(at),
        low === null || high === null ? null : high - low,
      ]),
      areaStyle: { color: colours.indigo, opacity: 0.13 },
    },
  ];
}

function barSeries({ bins, burns, fall, dark, promotions, events, step }: Wanted): object {
  const colours = chartColours(dark);
  const since = burns.since === null ? Number.POSITIVE_INFINITY : Date.parse(burns.since) - LENGTH[step];
  const until = burns.until === null ? Number.POSITIVE_INFINITY : Date.parse(burns.until);
  const hurts = (bin: ShownBin) => {
    const at = Date.parse(bin.at);
    if (bin.actual === null || at < since || at > until) return false;
    return fall ? bin.low !== null && bin.actual < bin.low : bin.high !== null && bin.actual > bin.high;
  };
  return {
    type: 'bar',
    barMaxWidth: 9,
    barMinWidth: 1,
    data: bins.map((bin) => ({
      value: [Date.parse(bin.at), bin.actual],
      itemStyle: {
        color: hurts(bin) ? colours.cinnabar : colours.ink3,
        opacity: hurts(bin) ? 1 : 0.55,
        borderRadius: [1, 1, 0, 0],
      },
    })),
    markArea: {
      silent: true,
      itemStyle: { color: colours.amber, opacity: 0.09 },
      label: { color: colours.amber, fontSize: 11, position: 'insideTopLeft' },
      data: promotions.map(({ name, startsAt, endsAt }) => [
        { name, xAxis: Date.parse(startsAt) },
        { xAxis: Date.parse(endsAt) },
      ]),
    },
    markLine: { silent: true, symbol: 'none', data: eventLines(bins, events, dark) },
  };
}

/** The evidence of the alarm as it gathers, in a strip of its own. */
function scoreSeries({ bins, dark }: Wanted): object {
  const colours = chartColours(dark);
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: 'none',
    data: bins.map(({ at, score }) => [Date.parse(at), score ?? 0]),
    lineStyle: { color: colours.ink2, width: 1.2 },
    areaStyle: { color: colours.ink2, opacity: 0.08 },
  };
}

const TONES: Readonly<Record<string, 'cinnabar' | 'jade' | 'ink2'>> = {
  discovered: 'cinnabar',
  enforced: 'jade',
  fell: 'jade',
  cleared: 'jade',
};

/** The clock's legs as lines; where they crowd, their words climb. */
function eventLines(bins: readonly ShownBin[], events: readonly BinEvent[], dark: boolean): object[] {
  const colours = chartColours(dark);
  const from = Date.parse(bins[0]!.at);
  const length = Date.parse(bins.at(-1)!.at) - from || 1;
  let last = Number.NEGATIVE_INFINITY;
  let climb = 0;
  return events.map(({ at, says, name }) => {
    const time = Date.parse(at);
    climb = (time - last) / length < CROWDED ? (climb + 1) % LINES : 0;
    last = time;
    const color = colours[TONES[name] ?? 'ink2'];
    return {
      xAxis: time,
      lineStyle: { color, type: 'solid', width: 1.4 },
      label: { formatter: says, color, fontSize: 11, distance: 2 + climb * 13 },
    };
  });
}
