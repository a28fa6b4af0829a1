import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { ADJUSTMENT_TONES } from './Adjustments.tsx';
import { DecideAdjustment } from './DecideAdjustment.tsx';
import { Difference } from './Difference.tsx';

type Whole = paths['/api/v1/adjustments/{id}']['get']['responses'][200]['content']['application/json'];

const PLACES = { voice: 'voices', pain: 'pains', bell: 'bells' } as const;

/** One proposed change: the difference, the evidence, the decision. */
export function Adjustment() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery({
    queryKey: ['adjustments', id],
    queryFn: async () => (await api.GET('/api/v1/adjustments/{id}', { params: { path: { id } } })).data!,
  });
  const one = asked.data?.adjustment;
  return (
    <Page
      title={
        one
          ? `${t('strategy.number', { number: one.propositionNumber })} · ${one.propositionTitle}`
          : t('adjustments.title')
      }
      sub={one && <Standing adjustment={one} />}
      actions={one && <DecideAdjustment adjustment={one} />}
    >
      <Answer asked={asked} rows={8}>
        {(whole) => (
          <>
            {whole.adjustment.stale && whole.adjustment.state === 'proposed' && (
              <Alert
                type="warning"
                title={t('adjustments.stale', { base: whole.adjustment.baseVersion })}
                style={{ marginBottom: 16 }}
              />
            )}
            <div className="grid wide-narrow">
              <Changed whole={whole} />
              <Reasons adjustment={whole.adjustment} />
            </div>
            <Evidence whole={whole} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Standing({ adjustment }: { adjustment: Whole['adjustment'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Tag tone={ADJUSTMENT_TONES[adjustment.state]}>{t(`adjustments.state.${adjustment.state}`)}</Tag>
      <span>
        {[
          t('adjustments.number', { number: adjustment.number }),
          t('adjustments.line', { name: adjustment.proposerName, ago: format.ago(adjustment.proposedAt) }),
        ].join(' · ')}
      </span>
      <Link to="/strategy/$id" params={{ id: adjustment.propositionId }}>
        {t('strategy.title')}
      </Link>
    </>
  );
}

function Changed({ whole }: { whole: Whole }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <Card
      title={t('adjustments.difference')}
      extra={
        <span className="dim">
          <Switch size="small" checked={all} onChange={setAll} aria-label={t('adjustments.allFields')} />{' '}
          {t('adjustments.allFields')}
        </span>
      }
    >
      <Difference before={whole.base} after={whole.proposed} all={all} />
    </Card>
  );
}

function Reasons({ adjustment }: { adjustment: Whole['adjustment'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('adjustments.reason')}>
      <p className="voice-text" style={{ fontSize: 14 }}>
        {adjustment.reason}
      </p>
      {adjustment.decidedAt && (
        <p className="muted">
          {t('adjustments.decided', {
            name: adjustment.deciderName ?? adjustment.proposerName,
            moment: format.moment(adjustment.decidedAt),
            reason: adjustment.decisionReason || t(`adjustments.state.${adjustment.state}`),
          })}
        </p>
      )}
    </Card>
  );
}

function Evidence({ whole }: { whole: Whole }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('adjustments.evidence.title')} hint={String(whole.evidence.length)}>
      {whole.evidence.length === 0 && <Empty title={t('adjustments.evidence.none')} />}
      <Rows label={t('adjustments.evidence.title')}>
        {whole.evidence.map((piece) => (
          <Row
            key={piece.id}
            to={`/${PLACES[piece.thing]}/${piece.id}`}
            tag={
              <Tag tone={piece.thing === 'bell' ? 'cinnabar' : 'ink'}>
                {t(`shell.nav.${PLACES[piece.thing]}`)}
              </Tag>
            }
            title={piece.title}
            line={[
              format.moment(piece.at),
              piece.voices !== null && t('pains.row.voices', { count: piece.voices }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  );
}
