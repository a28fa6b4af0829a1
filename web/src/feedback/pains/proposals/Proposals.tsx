import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Empty } from '../../../parts/states.tsx';
import { PainsNav, proposalsWaiting } from '../PainsNav.tsx';
import { Decided } from './Decided.tsx';
import { ProposalCard } from './ProposalCard.tsx';

export type Proposal =
  paths['/api/v1/pains/proposals']['get']['responses'][200]['content']['application/json']['items'][number];

/** Changes that the machine would make and leaves to people, with its reasons and both sides' own words. */
export function Proposals() {
  const { t } = useTranslation();
  const asked = useQuery(proposalsWaiting);
  const decided = useQuery({
    queryKey: ['pains', 'proposals', 'decided'],
    queryFn: async () =>
      (await api.GET('/api/v1/pains/proposals', { params: { query: { decided: true } } })).data!.items,
  });
  return (
    <Page title={t('grouping.proposals.title')} sub={t('grouping.proposals.sub')}>
      <PainsNav view="proposals" />
      <Answer asked={asked} rows={8}>
        {(items) =>
          items.length === 0 ? (
            <Card>
              <Empty title={t('grouping.proposals.empty')}>{t('grouping.proposals.emptySays')}</Empty>
            </Card>
          ) : (
            <ul className="stack" aria-label={t('grouping.proposals.waiting')}>
              {items.map((proposal) => (
                <li key={proposal.id}>
                  <ProposalCard proposal={proposal} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {decided.data && decided.data.length > 0 && <Decided items={decided.data} />}
    </Page>
  );
}
