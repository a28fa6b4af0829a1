import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { Said } from '../voices/Said.tsx';
import { BellActions } from './BellActions.tsx';
import { BellClock } from './BellClock.tsx';
import { BellProof } from './BellProof.tsx';
import { type BellState, STATE_TONES } from './BellRow.tsx';
import { BellSteps } from './BellSteps.tsx';
import { Speakers } from './Speakers.tsx';

export type WholeBell = paths['/api/v1/bells/{id}']['get']['responses'][200]['content']['application/json'];

/** One bell: who rang for whom, the clock, the evidence, the proof, the steps. */
export function Bell() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery({
    queryKey: ['bells', id],
    queryFn: async () => (await api.GET('/api/v1/bells/{id}', { params: { path: { id } } })).data!,
  });
  return (
    <Page
      title={asked.data?.title ?? t('bells.title')}
      sub={asked.data && <Standing bell={asked.data} />}
      actions={asked.data && <BellActions bell={asked.data} />}
    >
      <Answer asked={asked} rows={8}>
        {(bell) => (
          <div className="grid wide-narrow">
            <div className="stack">
              {bell.note && (
                <Card>
                  <p className="voice-text">{bell.note}</p>
                </Card>
              )}
              {bell.change && (
                <Card title={t('bells.steps.markChanged')}>
                  <p className="voice-text">{bell.change}</p>
                </Card>
              )}
              {bell.changedAt && <BellProof bell={bell} />}
              <Evidence bell={bell} />
            </div>
            <div className="stack">
              <BellSteps bell={bell} />
              {bell.painId && <Speakers bell={bell} />}
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Standing({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = bell.state as BellState;
  return (
    <>
      <Tag tone={STATE_TONES[state]}>{t(`bells.state.${state}`)}</Tag>
      <BellClock bell={bell} />
      <span>
        {[
          t('bells.number', { number: bell.number }),
          t('bells.line', { ringer: bell.ringer.name, owner: bell.owner.name }),
          format.moment(bell.rungAt),
        ].join(' · ')}
      </span>
      {bell.painId && (
        <Link to="/pains/$id" params={{ id: bell.painId }}>
          {t('bells.ring.pain')}
        </Link>
      )}
    </>
  );
}

function Evidence({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (bell.voices.length === 0) return null;
  return (
    <Card title={t('pains.said.title')} hint={t('bells.evidence', { count: bell.voices.length })}>
      <Rows label={t('pains.said.title')}>
        {bell.voices.map((voice) => (
          <li key={voice.id} className="row whole">
            <div className="words">
              <div>
                <Link to="/voices/$id" params={{ id: voice.id }} className="plain">
                  <Said text={voice.text} />
                </Link>
              </div>
              <div className="line">
                {[voice.channel, format.moment(voice.occurredAt)].filter(Boolean).join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </Rows>
    </Card>
  );
}
