import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';

const VIEWS = [
  { view: 'pains', to: '/pains', search: {} },
  { view: 'themes', to: '/themes', search: {} },
  { view: 'delights', to: '/pains', search: { nature: 'delight' } },
  { view: 'noise', to: '/noise', search: {} },
  { view: 'proposals', to: '/proposals', search: {} },
  { view: 'quality', to: '/grouping', search: {} },
] as const;
export type PainsView = (typeof VIEWS)[number]['view'];

/** What waits for a person's decision. */
export const proposalsWaiting = {
  queryKey: ['pains', 'proposals', 'waiting'],
  queryFn: async () => (await api.GET('/api/v1/pains/proposals')).data!.items,
};

/** The ways to look at what customers say: pains, themes above them, what is set apart, and how good it all is. */
export function PainsNav({ view }: { view: PainsView }) {
  const { t } = useTranslation();
  const waiting = useQuery({ ...proposalsWaiting, staleTime: 30_000 });
  const count = waiting.data?.length ?? 0;
  return (
    <nav className="subnav" aria-label={t('grouping.nav.label')}>
      {VIEWS.map(({ view: one, to, search }) => (
        <Link
          key={one}
          to={to}
          search={search as never}
          activeProps={{}}
          aria-current={one === view ? 'page' : undefined}
        >
          {t(`grouping.nav.${one}`)}
          {one === 'proposals' && count > 0 && <span className="subnav-count">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
