import type { paths } from '@gongjian/client';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useAttributeWords } from '../../words/attributes.ts';
import type { Format } from '../../words/format.ts';
import { Said, type Stretch } from './Said.tsx';

export type Voice = paths['/api/v1/voices/{id}']['get']['responses'][200]['content']['application/json'];
type Kind = 'complaint' | 'question' | 'wish' | 'praise' | 'noise';

export const KIND_TONES: Readonly<Record<Kind, Tone>> = {
  complaint: 'cinnabar',
  question: 'amber',
  wish: 'indigo',
  praise: 'jade',
  noise: 'ink',
};

interface VoiceRowProps {
  readonly voice: Voice;
  readonly highlights?: readonly { start: number; end: number }[];
  readonly format: Format;
}

/** One voice in a list: its words, where and when, and the pains it speaks of. */
export function VoiceRow({ voice, highlights = [], format }: VoiceRowProps) {
  const { t } = useTranslation();
  const words = useAttributeWords();
  const stretches: Stretch[] = highlights.map(({ start, end }) => ({ start, end, tone: 'said' }));
  const kind = (voice.points[0]?.kind ?? 'noise') as Kind;
  const pains = new Map(voice.points.flatMap(({ pain }) => (pain ? [[pain.id, pain.title]] : [])));
  return (
    <li className="row whole openable">
      <Tag tone={KIND_TONES[kind]}>{t(`voices.kind.${kind}`)}</Tag>
      <div className="words">
        <div>
          <Link to="/voices/$id" params={{ id: voice.id }} className="plain" data-row-link>
            <Said text={voice.text} stretches={stretches} />
          </Link>
        </div>
        <div className="line">
          {[
            voice.channel,
            ...words.line(voice.attributes, 3),
            voice.rating && t('voices.one.rating', { rating: voice.rating.value }),
            format.moment(voice.occurredAt),
          ]
            .filter(Boolean)
            .join(' · ')}
          {[...pains].map(([id, title]) => (
            <span key={id}>
              {' '}
              ·{' '}
              <Link to="/pains/$id" params={{ id }}>
                {title}
              </Link>
            </span>
          ))}
        </div>
      </div>
    </li>
  );
}
