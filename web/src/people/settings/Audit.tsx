import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Card } from '../../parts/Card.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { Empty, Failure, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';

/** Who changed what, when and why. */
export function Audit() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useInfiniteQuery({
    queryKey: ['audit'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/api/v1/audit', {
          params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        })
      ).data!,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const entries = asked.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Card title={t('settings.tab.audit')} definition={t('settings.audit.says')}>
      {asked.error && <Failure error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Waiting />}
      {asked.data && entries.length === 0 && <Empty title={t('settings.audit.none')} />}
      <Rows label={t('settings.tab.audit')}>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            tag={<Tag>{entry.action}</Tag>}
            title={entry.reason ?? summary(entry.detail)}
            line={t('settings.audit.by', { name: entry.actor.name, moment: format.moment(entry.at) })}
          />
        ))}
      </Rows>
      {asked.hasNextPage && (
        <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('shell.more')}
        </Button>
      )}
    </Card>
  );
}

/** The first readable words of what was changed. */
function summary(detail: Record<string, unknown>): string {
  const words = Object.values(detail).filter((value): value is string => typeof value === 'string');
  return words.join(' → ').slice(0, 160) || '—';
}
