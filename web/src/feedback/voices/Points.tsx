import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { Card } from '../../parts/Card.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import { useDecision } from '../pains/decide.ts';
import { type Stretch, toneOf } from './Said.tsx';
import { KIND_TONES, type Voice } from './VoiceRow.tsx';

type Point = Voice['points'][number];
type Kind = keyof typeof KIND_TONES;
type Tones = ReadonlyMap<number, Stretch['tone']>;

/** A colour for each point: points of one pain share theirs. */
export function tonesOf(voice: Voice): Tones {
  const places = new Map<string, number>();
  const tones = new Map<number, Stretch['tone']>();
  for (const { n, pain } of voice.points) {
    const name = pain?.id ?? `none ${n}`;
    if (!places.has(name)) places.set(name, places.size);
    tones.set(n, toneOf(places.get(name)!));
  }
  return tones;
}

/** What a voice says, point by point: its words, kind, mood and pain; a person corrects what was read wrong. */
export function Points({ voice, tones }: { voice: Voice; tones: Tones }) {
  const { t } = useTranslation();
  if (voice.points.length === 0) return null;
  return (
    <Card title={t('voices.one.pains')}>
      <ul className="rows">
        {voice.points.map((point) => (
          <PointRow key={point.n} voice={voice} point={point} tone={tones.get(point.n)!} />
        ))}
      </ul>
    </Card>
  );
}

const URGENT = 0.5;

function PointRow({ voice, point, tone }: { voice: Voice; point: Point; tone: Stretch['tone'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const kind = point.kind as Kind;
  const line = [
    t('pains.row.mood', { mood: format.mood(point.mood) }),
    point.urgency >= URGENT && t('voices.point.urgent'),
    point.corrected && t('voices.point.corrected'),
    !point.pain && t('voices.point.noPain'),
  ];
  return (
    <li className="row whole">
      <mark className={`point-badge ${tone}`}>
        <span className="visually-hidden">{t('voices.point.label', { n: point.n + 1 })}</span>
        <span aria-hidden>{point.n + 1}</span>
      </mark>
      <Tag tone={KIND_TONES[kind]}>{t(`voices.kind.${kind}`)}</Tag>
      <div className="words">
        <div>{voice.text.slice(point.start, point.end)}</div>
        <div className="line">
          {line.filter(Boolean).join(' · ')}
          {point.pain && (
            <>
              {' '}
              ·{' '}
              <Link to="/pains/$id" params={{ id: point.pain.id }}>
                {point.pain.title}
              </Link>
            </>
          )}
        </div>
      </div>
      {isAtLeast('member', me) && <Correct voice={voice} point={point} />}
    </li>
  );
}

const KINDS: readonly Kind[] = ['complaint', 'question', 'wish', 'praise', 'noise'];
const MOODS = { good: 0.8, even: 0, bad: -0.8 } as const;

/** What a person says against the machine's reading; it stays, teaches, and can be taken back. */
function Correct({ voice, point }: { voice: Voice; point: Point }) {
  const { t } = useTranslation();
  const path = { id: voice.id, n: point.n };
  const undo = () => api.POST('/api/v1/voices/{id}/points/{n}/reading/undo', { params: { path } });
  const correct = useDecision({
    work: (body: { kind?: Kind; mood?: number }) =>
      api.PUT('/api/v1/voices/{id}/points/{n}/reading', { params: { path }, body: body as never }),
    says: t('voices.point.done'),
    undo,
  });
  const back = useDecision({ work: undo, says: t('voices.point.undone'), undo: null });
  const items = [
    ...KINDS.filter((kind) => kind !== point.kind).map((kind) => ({
      key: kind,
      label: t('voices.point.kindIs', { kind: t(`voices.kind.${kind}`) }),
    })),
    { type: 'divider' as const },
    ...(['good', 'even', 'bad'] as const).map((mood) => ({
      key: `mood ${mood}`,
      label: t(`voices.point.moodIs.${mood}`),
    })),
    ...(point.corrected ? [{ key: 'undo', label: t('voices.point.undo') }] : []),
  ];
  const choose = (key: string) => {
    if (key === 'undo') back.mutate(undefined);
    else if (key.startsWith('mood '))
      correct.mutate({ mood: MOODS[key.slice('mood '.length) as keyof typeof MOODS] });
    else correct.mutate({ kind: key as Kind });
  };
  return (
    <Dropdown destroyOnHidden trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <Button type="text" size="small" aria-label={t('voices.point.menu', { n: point.n + 1 })}>
        ⋯
      </Button>
    </Dropdown>
  );
}
