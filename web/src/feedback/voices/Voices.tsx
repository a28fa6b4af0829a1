import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty, Failure, Waiting } from '../../parts/states.tsx';
import { useFormat } from '../../words/format.ts';
import { VoiceRow } from './VoiceRow.tsx';

/** What is looked for; it lives in the address, so that a search can be shared. */
interface Search {
  readonly text?: string;
  readonly sort?: 'newest' | 'alike';
  readonly channel?: string;
  readonly from?: string;
  readonly to?: string;
  readonly pain?: string;
}

export function Voices() {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (part: Partial<Search>) =>
    void navigate({ to: '/voices', search: clean({ ...search, ...part }) as never });
  const asked = useInfiniteQuery({
    queryKey: ['voices', search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/api/v1/voices', {
          params: { query: { ...search, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        })
      ).data!,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const voices = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = Object.keys(search).some((key) => key !== 'sort');
  return (
    <Page title={t('voices.title')} sub={t('voices.sub')}>
      <search className="toolbar">
        <Input.Search
          key={search.text ?? ''}
          data-search
          allowClear
          defaultValue={search.text}
          placeholder={t('voices.search')}
          aria-label={t('voices.search')}
          onSearch={(text) => change({ text: text.trim() || undefined })}
          style={{ maxWidth: 420 }}
        />
        <Filters search={search} change={change} />
        <Segmented
          value={search.sort ?? 'newest'}
          options={[
            { value: 'newest', label: t('voices.sort.newest') },
            { value: 'alike', label: t('voices.sort.alike') },
          ]}
          onChange={(sort) => change({ sort: sort as Search['sort'] })}
          aria-label={t('voices.sort.label')}
        />
      </search>
      <Card>
        {asked.error && <Failure error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Waiting rows={10} />}
        {asked.data &&
          voices.length === 0 &&
          (narrowed ? (
            <Empty
              title={t('voices.none')}
              action={
                <Button onClick={() => void navigate({ to: '/voices', search: {} as never })}>
                  {t('voices.filter.clear')}
                </Button>
              }
            >
              {t('voices.noneSays')}
            </Empty>
          ) : (
            <Empty
              title={t('voices.empty')}
              action={
                <Button type="primary" onClick={() => void navigate({ to: '/imports' })}>
                  {t('pains.import')}
                </Button>
              }
            >
              {t('voices.emptySays')}
            </Empty>
          ))}
        <Rows label={t('voices.title')}>
          {voices.map((voice) => (
            <VoiceRow key={voice.id} voice={voice} highlights={voice.highlights} format={format} />
          ))}
        </Rows>
        {asked.hasNextPage && (
          <div style={{ textAlign: 'center', paddingTop: 12 }}>
            <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
              {t('shell.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

function Filters({ search, change }: { search: Search; change: (part: Partial<Search>) => void }) {
  const { t } = useTranslation();
  const facets = useQuery({
    queryKey: ['voices', 'facets'],
    queryFn: async () => (await api.GET('/api/v1/voices/facets')).data!,
    staleTime: 120_000,
  });
  return (
    <>
      <Select
        allowClear
        showSearch
        value={search.channel}
        placeholder={t('voices.filter.channel')}
        aria-label={t('voices.filter.channel')}
        style={{ minWidth: 130 }}
        onChange={(channel) => change({ channel })}
        options={facets.data?.channels.map(({ value }) => ({ value, label: value }))}
      />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
        onChange={(range) =>
          change({
            from: range?.[0]?.startOf('day').toISOString(),
            to: range?.[1]?.endOf('day').toISOString(),
          })
        }
        placeholder={[t('voices.filter.from'), t('voices.filter.to')]}
      />
    </>
  );
}

const clean = (search: Search) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
