import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useAttributeWords } from '../../../words/attributes.ts';
import { useFormat } from '../../../words/format.ts';
import { brief } from '../alarm-words.ts';
import type { SeriesShown } from '../types.ts';
import { AddSeries } from './AddSeries.tsx';
import { OneSeries } from './OneSeries.tsx';
import { useSeriesTitle } from './series-words.ts';

const FILTERS = ['all', 'pain', 'attribute', 'metric'] as const;
type Filter = (typeof FILTERS)[number];

/** Everything that is watched, busiest first, found by name. */
export function SeriesList() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useAttributeWords();
  const me = useMe();
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<SeriesShown | null>(null);
  const query = {
    limit: 200,
    ...(filter === 'all' ? {} : { subject: filter }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
  const asked = useQuery({
    queryKey: ['series', filter, search],
    queryFn: async () => (await api.GET('/api/v1/series', { params: { query } })).data!,
    placeholderData: keepPreviousData,
  });
  return (
    <Card
      title={t('watching.series.title')}
      definition={t('watching.series.says')}
      extra={
        isAtLeast('manager', me) && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('watching.series.add')}
          </Button>
        )
      }
    >
      <div className="toolbar">
        <Input
          data-search
          allowClear
          style={{ width: 200 }}
          aria-label={t('watching.series.search')}
          placeholder={t('watching.series.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Segmented
          size="small"
          value={filter}
          aria-label={t('watching.series.title')}
          options={FILTERS.map((value) => ({ value, label: t(`watching.series.filter.${value}`) }))}
          onChange={setFilter}
        />
      </div>
      <Answer asked={asked} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('watching.series.none')}>{t('watching.series.noneSays')}</Empty>
          ) : (
            <Rows label={t('watching.series.title')}>
              {items.toSorted(busiestFirst).map((series) => (
                <SeriesRow key={series.code} series={series} onOpen={() => setOpen(series)} />
              ))}
            </Rows>
          )
        }
      </Answer>
      {asked.data && asked.data.leftOut.length > 0 && (
        <p className="dim">
          {t('watching.series.leftOut', {
            names: format.list(asked.data.leftOut.map(({ attribute }) => words.name(attribute))),
          })}
        </p>
      )}
      {adding && <AddSeries onClose={() => setAdding(false)} />}
      {open && <OneSeries series={open} onClose={() => setOpen(null)} />}
    </Card>
  );
}

const busiestFirst = (a: SeriesShown, b: SeriesShown) =>
  (b.rate ?? 0) - (a.rate ?? 0) || (b.expected ?? 0) - (a.expected ?? 0);

function SeriesRow({ series, onOpen }: { series: SeriesShown; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useSeriesTitle();
  return (
    <Row
      tag={
        !series.watched ? (
          <Tag>{t('watching.series.ignored')}</Tag>
        ) : series.learning ? (
          <Tag>{t('watching.series.learning')}</Tag>
        ) : undefined
      }
      title={
        <button type="button" className="link-button" data-row-link onClick={onOpen}>
          {titleOf(series)}
        </button>
      }
      line={[
        t(`watching.series.kind.${series.kind as 'count'}`),
        series.lastAt
          ? t('watching.series.last', { ago: format.ago(series.lastAt) })
          : t('watching.series.never'),
      ].join(' · ')}
      figure={
        series.rate !== null && (
          <span className="dim nowrap">
            {series.kind === 'count'
              ? t('watching.series.rate', { rate: brief(series.rate) })
              : brief(series.rate)}
          </span>
        )
      }
    />
  );
}
