import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { RingBell } from '../bells/RingBell.tsx';
import { Breakdown } from './Breakdown.tsx';
import { Course } from './Course.tsx';
import { Lineage } from './Lineage.tsx';
import { PainFigures } from './PainFigures.tsx';
import { PainMenu } from './PainMenu.tsx';
import { PainSaid } from './PainSaid.tsx';

export type WholePain = paths['/api/v1/pains/{id}']['get']['responses'][200]['content']['application/json'];

/** One pain: its figures, course, place, words, voices and history; and what a person does about it. */
export function Pain() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  const navigate = useNavigate();
  const [ringing, setRinging] = useState(false);
  const asked = useQuery({
    queryKey: ['pains', id],
    queryFn: async () => (await api.GET('/api/v1/pains/{id}', { params: { path: { id } } })).data!,
  });
  const whole = asked.data;
  const lives = whole?.pain.id;
  useEffect(() => {
    // The id of a merged pain leads to the one it lives on in.
    if (lives && lives !== id) void navigate({ to: '/pains/$id', params: { id: lives }, replace: true });
  }, [lives, id, navigate]);
  return (
    <Page
      title={whole?.pain.title ?? t('pains.title')}
      sub={whole && <Standing whole={whole} />}
      actions={
        whole &&
        isAtLeast('member', me) && (
          <>
            <PainMenu whole={whole} />
            <Button danger type="primary" data-key="b" onClick={() => setRinging(true)}>
              {t('pains.act.ring')}
            </Button>
          </>
        )
      }
    >
      <Answer asked={asked} rows={10}>
        {(known) => (
          <>
            <PainFigures whole={known} />
            <div className="grid wide-narrow">
              <Course painId={known.pain.id} />
              <Breakdown painId={known.pain.id} />
            </div>
            <div className="grid wide-narrow">
              <PainSaid painId={known.pain.id} total={known.pain.voices} />
              <div>
                <Card title={t('pains.words.title')} hint={t('pains.words.hint')}>
                  <p className="word-cloud">
                    {known.pain.words.slice(0, 16).map(({ word }) => (
                      <Tag key={word}>{word}</Tag>
                    ))}
                  </p>
                </Card>
                <div style={{ height: 16 }} />
                <Lineage whole={known} />
              </div>
            </div>
            <RingBell
              open={ringing}
              onClose={() => setRinging(false)}
              painId={known.pain.id}
              suggestion={known.pain.title}
            />
          </>
        )}
      </Answer>
    </Page>
  );
}

const shorten = (title: string) => (title.length > 12 ? `${title.slice(0, 11)}…` : title);

function Standing({ whole }: { whole: WholePain }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { pain, aliases } = whole;
  const matches = useQuery({
    queryKey: ['matches', 'pain', pain.id],
    queryFn: async () =>
      (
        await api.GET('/api/v1/matches', {
          params: { query: { painId: pain.id, state: 'accepted', limit: 10 } },
        })
      ).data!.matches,
  });
  return (
    <>
      <span>{t('pains.one.kind', { day: format.day(pain.firstVoiceAt) })}</span>
      {aliases.length > 0 && (
        <span>
          ·{' '}
          {t('pains.one.from', {
            names: format.list(aliases.slice(0, 2).map(({ title }) => `「${shorten(title)}」`)),
          })}
        </span>
      )}
      {matches.data?.map((match) => (
        <Link key={match.id} to="/strategy/$id" params={{ id: match.proposition.id }}>
          <Tag tone="indigo">
            {t('strategy.number', { number: match.proposition.number })} {match.proposition.title}
          </Tag>
        </Link>
      ))}
      {matches.data?.length === 0 && pain.nature === 'pain' && (
        <Tag tone="amber">{t('pains.one.noProposition')}</Tag>
      )}
      {pain.bell && (
        <Link to="/bells/$id" params={{ id: pain.bell.id }}>
          <Tag tone="cinnabar">
            {t('bells.number', { number: pain.bell.number })} ·{' '}
            {t(`bells.state.${pain.bell.state}` as 'bells.state.rung')}
          </Tag>
        </Link>
      )}
      {pain.mutedAt && <Tag>{t('pains.row.muted')}</Tag>}
      {pain.archivedAt && <Tag>{t('pains.row.archived')}</Tag>}
    </>
  );
}
