import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { MatchRow } from '../matches/MatchRow.tsx';
import type { PropositionShown } from './Proposition.tsx';

/** The pains that a proposition addresses, and those that perhaps belong to it. */
export function PropositionPains({ proposition }: { proposition: PropositionShown }) {
  const { t } = useTranslation();
  const ask = (state: 'accepted' | 'proposed') => ({
    queryKey: ['matches', proposition.id, state],
    queryFn: async () =>
      (
        await api.GET('/api/v1/matches', {
          params: { query: { propositionId: proposition.id, state, limit: 100 } },
        })
      ).data!.matches,
  });
  const accepted = useQuery(ask('accepted'));
  const proposed = useQuery(ask('proposed'));
  return (
    <div className="grid halves">
      <Card title={t('strategy.one.pains')} hint={t('strategy.one.painsNote')}>
        <Answer asked={accepted}>
          {(matches) =>
            matches.length === 0 ? (
              <Empty title={t('strategy.one.noPains')}>{t('strategy.one.noPainsSays')}</Empty>
            ) : (
              <Rows label={t('strategy.one.pains')}>
                {matches.map((match) => (
                  <MatchRow key={match.id} match={match} show="pain" />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
      {(proposed.data?.length ?? 0) > 0 && (
        <Card title={t('strategy.one.suggested')} hint={String(proposed.data!.length)}>
          <Rows label={t('strategy.one.suggested')}>
            {proposed.data!.map((match) => (
              <MatchRow key={match.id} match={match} show="pain" />
            ))}
          </Rows>
        </Card>
      )}
    </div>
  );
}
