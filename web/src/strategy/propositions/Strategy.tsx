import { useQuery } from '@tanstack/react-query';
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
import { WriteProposition } from './WriteProposition.tsx';

/** The strategy as customer value: every proposition in force. */
export function Strategy() {
  const { t } = useTranslation();
  const me = useMe();
  const nameOf = useMemberName();
  const [writing, setWriting] = useState(false);
  const asked = useQuery({
    queryKey: ['propositions', 'all'],
    queryFn: async () =>
      (await api.GET('/api/v1/propositions', { params: { query: { state: 'all', limit: 200 } } })).data!,
  });
  const silent = useQuery({
    queryKey: ['blind-spots', 'dead-clauses'],
    queryFn: async () => (await api.GET('/api/v1/dead-clauses', { params: { query: { limit: 200 } } })).data!,
  });
  const rates = new Map(
    silent.data?.deadClauses.map((clause) => [clause.proposition.id, clause.voicesPerWeek]),
  );
  const mayWrite = isAtLeast('manager', me);
  const write = mayWrite && (
    <Button type="primary" onClick={() => setWriting(true)}>
      {t('strategy.add')}
    </Button>
  );
  return (
    <Page title={t('strategy.title')} sub={t('strategy.sub')} actions={write}>
      <Card>
        <Answer asked={asked} rows={8}>
          {({ propositions }) =>
            propositions.length === 0 ? (
              <Empty title={t('strategy.empty')} action={write}>
                {t('strategy.emptySays')}
              </Empty>
            ) : (
              <Rows label={t('strategy.title')}>
                {[...propositions]
                  .sort(
                    (a, b) =>
                      Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || a.number - b.number,
                  )
                  .map((proposition) => (
                    <Row
                      key={proposition.id}
                      to={`/strategy/${proposition.id}`}
                      tag={
                        <Tag tone={proposition.retiredAt ? 'ink' : 'indigo'}>
                          {t('strategy.number', { number: proposition.number })}
                        </Tag>
                      }
                      title={proposition.words.title}
                      line={[proposition.words.who, proposition.words.pain, nameOf(proposition.ownerId)]
                        .filter(Boolean)
                        .join(' · ')}
                      figure={<Standing proposition={proposition} silentRate={rates.get(proposition.id)} />}
                    />
                  ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
      <WriteProposition open={writing} onClose={() => setWriting(false)} />
    </Page>
  );
}

function Standing({
  proposition,
  silentRate,
}: {
  proposition: { retiredAt: string | null; versionNumber: number };
  silentRate: number | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      {silentRate !== undefined && (
        <Tag tone="amber">{t('strategy.support', { rate: silentRate.toFixed(1) })}</Tag>
      )}
      {proposition.retiredAt && <Tag>{t('strategy.retired')}</Tag>}
      <span className="dim nowrap">{t('strategy.version', { version: proposition.versionNumber })}</span>
    </>
  );
}
