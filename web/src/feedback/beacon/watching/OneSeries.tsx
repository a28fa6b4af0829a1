import { useQuery } from '@tanstack/react-query';
import { App, Modal, Segmented, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { BinChart } from '../BinChart.tsx';
import type { SeriesShown } from '../types.ts';
import { useSeriesTitle } from './series-words.ts';

const STEPS = { '1m': 3 * 3_600_000, '1h': 7 * 86_400_000, '1d': 120 * 86_400_000 } as const;
type Step = keyof typeof STEPS;

/** One series: its recent course against what is expected, whether it is watched, and how easily it rings. */
export function OneSeries({ series, onClose }: { series: SeriesShown; onClose: () => void }) {
  const { t } = useTranslation();
  const titleOf = useSeriesTitle();
  const [step, setStep] = useState<Step>('1h');
  const asked = useQuery({
    queryKey: ['series', series.code, 'bins', step],
    queryFn: async () => {
      const from = new Date(Date.now() - STEPS[step]).toISOString();
      const params = { path: { code: series.code }, query: { from, step } };
      return (await api.GET('/api/v1/series/{code}/bins', { params })).data!;
    },
  });
  return (
    <Modal open width={760} title={titleOf(series)} footer={null} onCancel={onClose}>
      <div className="toolbar">
        <Segmented
          size="small"
          value={step}
          aria-label={t('watching.series.chart')}
          options={(Object.keys(STEPS) as Step[]).map((value) => ({
            value,
            label: t(`beacon.chart.step.${value}`),
          }))}
          onChange={setStep}
        />
        <span className="dim">{t('beacon.chart.band')}</span>
      </div>
      <Answer asked={asked} rows={5}>
        {({ bins, promotions }) =>
          bins.length === 0 ? (
            <Empty title={t('beacon.chart.none')} />
          ) : (
            <BinChart
              {...{ bins, promotions, step }}
              events={[]}
              since={bins[0]!.at}
              until={null}
              fall={series.direction === 'down'}
            />
          )
        }
      </Answer>
      <Watched series={series} />
    </Modal>
  );
}

function Watched({ series }: { series: SeriesShown }) {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const refresh = useRefresh('series', 'beacon');
  const [version, setVersion] = useState(series.version);
  const [watched, setWatched] = useState(series.watched);
  const change = async (body: { watched?: boolean; sensitivity?: number }) => {
    try {
      const params = { path: { code: series.code } };
      const { data } = await api.PATCH('/api/v1/series/{code}', { params, body: { version, ...body } });
      setVersion(data!.version);
      setWatched(data!.watched);
      refresh();
    } catch (error) {
      void message.error(refusalText(error));
    }
  };
  const mayEdit = isAtLeast('manager', me);
  return (
    <dl className="facts">
      <dt>{t('watching.series.watched')}</dt>
      <dd>
        <Switch
          checked={watched}
          disabled={!mayEdit}
          aria-label={t('watching.series.watched')}
          onChange={(next) => void change({ watched: next })}
        />
      </dd>
      <dt>{t('watching.series.sensitivity')}</dt>
      <dd>
        <Slider
          min={0.5}
          max={2}
          step={0.1}
          disabled={!mayEdit}
          defaultValue={series.sensitivity}
          ariaLabelForHandle={t('watching.series.sensitivity')}
          onChangeComplete={(sensitivity) => void change({ sensitivity: sensitivity as number })}
          style={{ maxWidth: 260 }}
        />
        <span className="dim">{t('watching.series.sensitivitySays')}</span>
      </dd>
    </dl>
  );
}
