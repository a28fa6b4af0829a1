import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { useDark } from '../app/preferences.ts';

interface ChartProps {
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** What the chart says, for those who cannot see it. */
  readonly label: string;
}

/** An ECharts canvas; the library is fetched with the first chart. */
export function Chart({ option, height, label }: ChartProps) {
  const element = useRef<HTMLDivElement>(null);
  const dark = useDark();
  useEffect(() => {
    let gone = false;
    let dispose = () => {};
    void import('./echarts.ts').then(({ init }) => {
      if (gone || !element.current) return;
      const chart = init(element.current, dark ? 'dark' : undefined, { renderer: 'svg' });
      chart.setOption({ backgroundColor: 'transparent', animation: false, ...option });
      const watcher = new ResizeObserver(() => chart.resize());
      watcher.observe(element.current);
      dispose = () => {
        watcher.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      dispose();
    };
  }, [option, dark]);
  return <div ref={element} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
