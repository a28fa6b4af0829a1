import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { useMemberName } from '../../app/members.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { ProposeAdjustment } from '../../seeing/adjustments/ProposeAdjustment.tsx';
import { useFormat } from '../../words/format.ts';
import { PropositionMenu } from './PropositionMenu.tsx';
import { PropositionPains } from './PropositionPains.tsx';
import { Versions } from './Versions.tsx';
import type { Field } from './words.ts';

export type PropositionShown =
  paths['/api/v1/propositions/{id}']['get']['responses'][200]['content']['application/json'];

/** One clause of the strategy: its customer value, the pains it addresses, its versions. */
export function Proposition() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  const [adjusting, setAdjusting] = useState(false);
  const asked = useQuery({
    queryKey: ['propositions', id],
    queryFn: async () => (await api.GET('/api/v1/propositions/{id}', { params: { path: { id } } })).data!,
  });
  const shown = asked.data;
  return (
    <Page
      title={shown?.words.title ?? t('strategy.title')}
      sub={shown && <Standing proposition={shown} />}
      actions={
        shown && (
          <>
            {isAtLeast('manager', me) && <PropositionMenu proposition={shown} />}
            {isAtLeast('member', me) && !shown.retiredAt && (
              <Button type="primary" onClick={() => setAdjusting(true)}>
                {t('strategy.one.adjust')}
              </Button>
            )}
          </>
        )
      }
    >
      <Answer asked={asked} rows={8}>
        {(proposition) => (
          <>
            <div className="grid wide-narrow">
              <CustomerValue proposition={proposition} />
              <Versions proposition={proposition} />
            </div>
            <PropositionPains proposition={proposition} />
            {adjusting && <ProposeAdjustment proposition={proposition} onClose={() => setAdjusting(false)} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Standing({ proposition }: { proposition: PropositionShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMemberName();
  return (
    <>
      <Tag tone="indigo">{t('strategy.number', { number: proposition.number })}</Tag>
      {proposition.retiredAt && <Tag>{t('strategy.retired')}</Tag>}
      <span>
        {[
          t('strategy.version', { version: proposition.versionNumber }),
          t('strategy.one.since', { day: format.day(proposition.wordsSince) }),
          nameOf(proposition.ownerId),
        ].join(' · ')}
      </span>
    </>
  );
}

function CustomerValue({ proposition }: { proposition: PropositionShown }) {
  const { t } = useTranslation();
  const shown: Field[] = ['who', 'pain', 'solution', 'benefit', 'growth', 'experience', 'assumption'];
  return (
    <Card title={t('strategy.value')}>
      <dl className="facts">
        {shown
          .filter((field) => proposition.words[field] !== '')
          .map((field) => (
            <div key={field} style={{ display: 'contents' }}>
              <dt>{t(`strategy.fields.${field}`)}</dt>
              <dd>{proposition.words[field]}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
