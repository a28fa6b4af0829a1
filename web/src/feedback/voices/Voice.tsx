import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { useAttributeWords } from '../../words/attributes.ts';
import { useFormat } from '../../words/format.ts';
import { RingBell } from '../bells/RingBell.tsx';
import { Alike } from './Alike.tsx';
import { MaskKinds } from './MaskKinds.tsx';
import { Points, tonesOf } from './Points.tsx';
import { Said } from './Said.tsx';
import type { Voice as VoiceShown } from './VoiceRow.tsx';

/** One voice: its words with the points it makes, and everything known about it. */
export function Voice() {
  const { t } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const [ringing, setRinging] = useState(false);
  const me = useMe();
  const asked = useQuery({
    queryKey: ['voices', id],
    queryFn: async () => (await api.GET('/api/v1/voices/{id}', { params: { path: { id } } })).data!,
  });
  return (
    <Page
      title={t('voices.one.title')}
      sub={asked.data && <VoiceLine voice={asked.data} />}
      actions={
        isAtLeast('member', me) && (
          <Button danger type="primary" data-key="b" onClick={() => setRinging(true)}>
            {t('pains.act.ring')}
          </Button>
        )
      }
    >
      <Answer asked={asked}>
        {(voice) => {
          const tones = tonesOf(voice);
          return (
            <>
              <div className="grid wide-narrow">
                <Card>
                  <p className="voice-text" lang={voice.language}>
                    <Said
                      text={voice.text}
                      stretches={voice.points.map((point) => ({
                        start: point.start,
                        end: point.end,
                        tone: tones.get(point.n)!,
                        title: point.pain?.title,
                        number: point.n + 1,
                      }))}
                    />
                  </p>
                  <p className="dim">{t('voices.point.legend')}</p>
                </Card>
                <Facts voice={voice} />
              </div>
              <div className="stack">
                <Points voice={voice} tones={tones} />
                <Alike voice={voice} />
              </div>
              <RingBell
                open={ringing}
                onClose={() => setRinging(false)}
                voiceIds={[voice.id]}
                painId={voice.points.find(({ pain }) => pain)?.pain?.id}
                suggestion={voice.text.slice(0, 60)}
              />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function VoiceLine({ voice }: { voice: VoiceShown }) {
  const format = useFormat();
  return <>{[voice.channel, format.moment(voice.occurredAt)].filter(Boolean).join(' · ')}</>;
}

function Facts({ voice }: { voice: VoiceShown }) {
  const { t } = useTranslation();
  const words = useAttributeWords();
  const attributes = Object.entries({ ...voice.attributes, ...voice.author.attributes });
  return (
    <Card title={t('voices.one.attributes')}>
      <dl className="facts">
        {attributes.map(([key, value]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{words.name(key)}</dt>
            <dd>{words.value(value)}</dd>
          </div>
        ))}
        {voice.rating && (
          <>
            <dt>{t('imports.map.rating')}</dt>
            <dd>
              {voice.rating.value} / {voice.rating.max}
            </dd>
          </>
        )}
        <dt>{t('voices.one.author')}</dt>
        <dd>
          {voice.author.key?.slice(0, 10) ?? t('shell.none')}{' '}
          <span className="dim">{t('voices.one.authorNote')}</span>
        </dd>
        {voice.conversation && (
          <>
            <dt>{t('voices.one.conversation')}</dt>
            <dd>{voice.conversation}</dd>
          </>
        )}
      </dl>
      {voice.masked.length > 0 && <MaskKinds kinds={voice.masked} />}
    </Card>
  );
}
