import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { useMemberName } from '../../app/members.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { WriteProposition } from '../propositions/WriteProposition.tsx';
import { BlindSpotRow } from './BlindSpotRow.tsx';

/** Where strategy and customers differ: pains without a clause, clauses without a voice. */
export function BlindSpots() {
  const { t } = useTranslation();
  const me = useMe();
  const [from, setFrom] = useState<string | null>(null);
  const blind = useQuery({
    queryKey: ['blind-spots'],
    queryFn: async () => (await api.GET('/api/v1/blind-spots', { params: { query: { limit: 50 } } })).data!,
  });
  const mayWrite = isAtLeast('manager', me);
  return (
    <Page title={t('strategy.blind.title')} sub={t('strategy.blind.sub')}>
      <div className="grid halves">
        <Card
          title={t('home.blind.title')}
          hint={t('home.blind.hint')}
          definition={t('home.blind.definition')}
        >
          <Answer asked={blind}>
            {({ blindSpots }) =>
              blindSpots.length === 0 ? (
                <Empty title={t('home.blind.empty')}>{t('home.blind.emptySays')}</Empty>
              ) : (
                <Rows label={t('home.blind.title')}>
                  {blindSpots.map((spot) => (
                    <BlindSpotRow
                      key={spot.painId}
                      spot={spot}
                      actions={
                        mayWrite && (
                          <Button size="small" onClick={() => setFrom(spot.title)}>
                            {t('strategy.blind.write')}
                          </Button>
                        )
                      }
                    />
                  ))}
                </Rows>
              )
            }
          </Answer>
        </Card>
        <DeadClauses />
      </div>
      {from !== null && <WriteProposition open onClose={() => setFrom(null)} start={{ pain: from }} />}
    </Page>
  );
}

function DeadClauses() {
  const { t } = useTranslation();
  const nameOf = useMemberName();
  const dead = useQuery({
    queryKey: ['blind-spots', 'dead-clauses'],
    queryFn: async () => (await api.GET('/api/v1/dead-clauses', { params: { query: { limit: 200 } } })).data!,
  });
  return (
    <Card title={t('home.dead.title')} hint={t('home.dead.hint')} definition={t('home.dead.definition')}>
      <Answer asked={dead}>
        {({ deadClauses, supported, live }) => (
          <>
            {deadClauses.length === 0 && (
              <Empty title={t('home.dead.empty')}>{t('home.dead.emptySays')}</Empty>
            )}
            <Rows label={t('home.dead.title')}>
              {deadClauses.map((clause) => (
                <Row
                  key={clause.proposition.id}
                  to={`/strategy/${clause.proposition.id}`}
                  title={`${t('strategy.number', { number: clause.proposition.number })} · ${clause.proposition.title}`}
                  line={`${nameOf(clause.ownerId)} · ${t('pains.title')} ${clause.pains}`}
                  figure={<Tag>{t('home.dead.rate', { rate: clause.voicesPerWeek.toFixed(1) })}</Tag>}
                />
              ))}
              <Row
                title={<span className="muted">{t('home.dead.supported')}</span>}
                figure={
                  <Link to="/strategy" className="figure plain">
                    {supported} / {live}
                  </Link>
                }
              />
            </Rows>
          </>
        )}
      </Answer>
    </Card>
  );
}
