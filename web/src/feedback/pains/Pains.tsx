import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty, Failure, Waiting } from '../../parts/states.tsx';
import { PainRow } from './PainRow.tsx';
import { PainsNav } from './PainsNav.tsx';

const SORTS = ['volume', 'trend', 'mood', 'newest'] as const;

/** What is shown; it lives in the address. */
interface Search {
  readonly text?: string;
  readonly sort?: (typeof SORTS)[number];
  readonly channel?: string;
  readonly nature?: 'pain' | 'delight';
  readonly muted?: boolean;
  readonly archived?: boolean;
}

/** Every pain, ranked. */
export function Pains() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Search;
  const change = (part: Partial<Search>) => {
    const next = Object.entries({ ...search, ...part }).filter(
      ([, value]) => value !== undefined && value !== '' && value !== false,
    );
    void navigate({ to: '/pains', search: Object.fromEntries(next) as never });
  };
  const asked = useInfiniteQuery({
    queryKey: ['pains', 'ranking', search],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/api/v1/pains', {
          params: { query: { ...search, limit: 40, ...(pageParam ? { after: pageParam } : {}) } },
        })
      ).data!,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const pains = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const total = asked.data?.pages[0]?.total;
  return (
    <Page title={search.nature === 'delight' ? t('pains.delights') : t('pains.title')} sub={t('pains.sub')}>
      <PainsNav view={search.nature === 'delight' ? 'delights' : 'pains'} />
      <Toolbar search={search} change={change} />
      <Card
        title={total === undefined ? t('pains.title') : t('pains.count', { count: total })}
        definition={t('pains.definition')}
      >
        {asked.error && <Failure error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Waiting rows={12} />}
        {asked.data && pains.length === 0 && (
          <NoPains narrowed={Object.keys(search).some((key) => key !== 'sort')} />
        )}
        <Rows label={t('pains.title')}>
          {pains.map((pain) => (
            <PainRow key={pain.id} pain={pain} />
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

function Toolbar({ search, change }: { search: Search; change: (part: Partial<Search>) => void }) {
  const { t } = useTranslation();
  const facets = useQuery({
    queryKey: ['voices', 'facets'],
    queryFn: async () => (await api.GET('/api/v1/voices/facets')).data!,
    staleTime: 120_000,
  });
  const shown = search.archived ? 'archived' : search.muted ? 'muted' : (search.nature ?? 'pain');
  return (
    <search className="toolbar">
      <Input.Search
        key={search.text ?? ''}
        data-search
        allowClear
        defaultValue={search.text}
        placeholder={t('pains.filter.search')}
        aria-label={t('pains.filter.search')}
        onSearch={(text) => change({ text: text.trim() || undefined })}
        style={{ maxWidth: 280 }}
      />
      <Select
        allowClear
        showSearch
        value={search.channel}
        placeholder={t('pains.filter.channel')}
        aria-label={t('pains.filter.channel')}
        style={{ minWidth: 130 }}
        onChange={(channel) => change({ channel })}
        options={facets.data?.channels.map(({ value }) => ({ value, label: value }))}
      />
      <Select
        value={shown}
        aria-label={t('pains.filter.label')}
        style={{ minWidth: 120 }}
        onChange={(value) =>
          change({
            nature: value === 'delight' ? 'delight' : undefined,
            muted: value === 'muted',
            archived: value === 'archived',
          })
        }
        options={[
          { value: 'pain', label: t('pains.title') },
          { value: 'delight', label: t('pains.delights') },
          { value: 'muted', label: t('pains.filter.muted') },
          { value: 'archived', label: t('pains.filter.archived') },
        ]}
      />
      <Segmented
        value={search.sort ?? 'volume'}
        aria-label={t('pains.sort.label')}
        options={SORTS.map((sort) => ({ value: sort, label: t(`pains.sort.${sort}`) }))}
        onChange={(sort) => change({ sort })}
      />
    </search>
  );
}

function NoPains({ narrowed }: { narrowed: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (narrowed)
    return (
      <Empty
        title={t('pains.emptyFilter')}
        action={
          <Button onClick={() => void navigate({ to: '/pains', search: {} as never })}>
            {t('pains.filter.clear')}
          </Button>
        }
      />
    );
  return (
    <Empty
      title={t('pains.empty')}
      action={
        <Button type="primary" onClick={() => void navigate({ to: '/imports' })}>
          {t('pains.import')}
        </Button>
      }
    >
      {t('pains.emptySays')}
    </Empty>
  );
}
