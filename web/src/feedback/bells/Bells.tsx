import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { BellRow } from './BellRow.tsx';

const FILTERS = {
  open: { open: true },
  mine: { which: 'mine', open: true },
  rung: { which: 'rung' },
  overdue: { overdue: true },
  closed: { open: false },
  all: {},
} as const satisfies Record<string, { open?: boolean; which?: 'mine' | 'rung'; overdue?: boolean }>;
type Filter = keyof typeof FILTERS;

/** Every bell, those that ring first. */
export function Bells() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useSearch({ strict: false }) as { show?: Filter };
  const filter: Filter = show && show in FILTERS ? show : 'open';
  const asked = useQuery({
    queryKey: ['bells', filter],
    queryFn: async () =>
      (await api.GET('/api/v1/bells', { params: { query: { ...FILTERS[filter], limit: 100 } } })).data!,
  });
  return (
    <Page title={t('bells.title')} sub={t('bells.sub')}>
      <div className="toolbar">
        <Segmented
          value={filter}
          aria-label={t('bells.filter.label')}
          options={Object.keys(FILTERS).map((one) => ({
            value: one as Filter,
            label: t(`bells.filter.${one as Filter}`),
          }))}
          onChange={(next) => void navigate({ to: '/bells', search: { show: next } as never })}
        />
      </div>
      <Card>
        <Answer asked={asked} rows={8}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('bells.empty')}>{t('bells.emptySays')}</Empty>
            ) : (
              <Rows label={t('bells.title')}>
                {items.map((bell) => (
                  <BellRow key={bell.id} bell={bell} />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}
