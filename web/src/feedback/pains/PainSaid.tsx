import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Rows } from '../../parts/Row.tsx';
import { Empty } from '../../parts/states.tsx';
import { useAttributeWords } from '../../words/attributes.ts';
import { useFormat } from '../../words/format.ts';
import { Said } from '../voices/Said.tsx';
import { useDecision } from './decide.ts';
import { PainSelect } from './PainSelect.tsx';

type SaidVoice =
  paths['/api/v1/pains/{id}/voices']['get']['responses'][200]['content']['application/json']['items'][number];

/** What customers said about it, in their own words. */
export function PainSaid({ painId, total }: { painId: string; total: number }) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<'typical' | 'newest'>('typical');
  const asked = useQuery({
    queryKey: ['pains', painId, 'voices', sort, 'first'],
    queryFn: async () =>
      (
        await api.GET('/api/v1/pains/{id}/voices', {
          params: { path: { id: painId }, query: { sort, limit: 12 } },
        })
      ).data!,
  });
  return (
    <Card
      title={t('pains.said.title')}
      hint={sort === 'typical' ? t('pains.said.hint') : undefined}
      extra={
        <Segmented
          size="small"
          value={sort}
          onChange={setSort}
          options={[
            { value: 'typical', label: t('pains.said.typical') },
            { value: 'newest', label: t('pains.said.newest') },
          ]}
        />
      }
    >
      <Answer asked={asked} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('pains.said.empty')} />
          ) : (
            <>
              <Rows label={t('pains.said.title')}>
                {items.map((voice) => (
                  <SaidRow key={voice.id} voice={voice} painId={painId} />
                ))}
              </Rows>
              <p style={{ margin: '12px 0 0' }}>
                <Link to="/voices" search={{ pain: painId }}>
                  {t('pains.said.all', { count: total })}
                </Link>
              </p>
            </>
          )
        }
      </Answer>
    </Card>
  );
}

function SaidRow({ voice, painId }: { voice: SaidVoice; painId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const words = useAttributeWords();
  const here = new Set(voice.here);
  const elsewhere = voice.points.filter((point) => !here.has(point.n) && point.pain);
  const numbers = new Map(elsewhere.map(({ n }, i) => [n, i + 1]));
  const line = [
    voice.channel,
    ...words.line(voice.attributes, 3),
    voice.rating && t('voices.one.rating', { rating: voice.rating.value }),
    format.moment(voice.occurredAt),
  ];
  return (
    <li className="row whole">
      <div className="words">
        <div>
          <Link to="/voices/$id" params={{ id: voice.id }} className="plain" data-row-link>
            <Said
              text={voice.text}
              stretches={voice.points
                .filter((point) => here.has(point.n) || point.pain)
                .map((point) => ({
                  start: point.start,
                  end: point.end,
                  tone: here.has(point.n) ? 'said' : 'other',
                  title: point.pain?.title,
                  number: numbers.get(point.n),
                }))}
            />
          </Link>
        </div>
        <div className="line">
          {line.filter(Boolean).join(' · ')}
          {elsewhere.map((point) => (
            <span key={point.n}>
              {' '}
              ·{' '}
              <Link to="/pains/$id" params={{ id: point.pain!.id }}>
                <sup className="point-number">{numbers.get(point.n)}</sup>
                {t('pains.said.also', { title: point.pain!.title })}
              </Link>
            </span>
          ))}
        </div>
      </div>
      {isAtLeast('member', me) && <SaidMenu voice={voice} painId={painId} />}
    </li>
  );
}

/** A person's judgement of one voice: it belongs, it does not, or it belongs elsewhere. */
function SaidMenu({ voice, painId }: { voice: SaidVoice; painId: string }) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const [to, setTo] = useState<string>();
  const n = voice.here[0] ?? 0;
  const judge = useDecision({
    work: (verdict: 'belongs' | 'notHere') =>
      api.POST('/api/v1/pains/{id}/judgements', {
        params: { path: { id: painId } },
        body: { voiceId: voice.id, n, verdict },
      }),
    says: t('pains.said.thanks'),
  });
  const move = useDecision({
    work: (target: string) => api.POST('/api/v1/pains/move', { body: { voiceId: voice.id, n, to: target } }),
    says: t('pains.act.done.move'),
    after: () => setMoving(false),
  });
  const items = [
    { key: 'belongs', label: t('pains.said.right') },
    { key: 'notHere', label: t('pains.said.wrong') },
    { key: 'move', label: t('pains.said.move') },
  ];
  return (
    <>
      <Dropdown
        destroyOnHidden
        trigger={['click']}
        menu={{
          items,
          onClick: ({ key }) =>
            key === 'move' ? setMoving(true) : judge.mutate(key as 'belongs' | 'notHere'),
        }}
      >
        <Button type="text" size="small" aria-label={t('shell.menu')}>
          ⋯
        </Button>
      </Dropdown>
      <Modal
        open={moving}
        onCancel={() => setMoving(false)}
        title={t('pains.said.move')}
        okText={t('shell.confirm')}
        okButtonProps={{ disabled: !to }}
        cancelText={t('shell.cancel')}
        confirmLoading={move.isPending}
        onOk={() => to && move.mutate(to)}
      >
        <p className="muted">
          <Said text={voice.text} />
        </p>
        <PainSelect value={to} onChange={setTo} without={painId} label={t('pains.act.mergeFind')} />
      </Modal>
    </>
  );
}
