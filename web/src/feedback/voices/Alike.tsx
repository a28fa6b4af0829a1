import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Card } from '../../parts/Card.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { useFormat } from '../../words/format.ts';
import type { Voice } from './VoiceRow.tsx';

const SHOWN = 4;
/** The longest text that likeness is asked for. */
const LONGEST = 5_000;

/** Pains that speak most like a voice beside those it is in, with the words that say why. */
export function Alike({ voice }: { voice: Voice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = new Set(voice.points.map(({ pain }) => pain?.id));
  const asked = useQuery({
    queryKey: ['pains', 'like', voice.id],
    queryFn: async () =>
      (await api.POST('/api/v1/likeness', { body: { text: voice.text.slice(0, LONGEST), limit: 12 } })).data!
        .items,
  });
  const others =
    asked.data?.filter(({ id, words }) => !own.has(id) && words.length > 0).slice(0, SHOWN) ?? [];
  if (others.length === 0) return null;
  return (
    <Card title={t('voices.one.alike')} hint={t('voices.one.alikeHint')}>
      <Rows label={t('voices.one.alike')}>
        {others.map(({ id, title, score, words }) => (
          <Row
            key={id}
            to={`/pains/${id}`}
            title={title}
            line={[
              t('pains.lineage.likeness', { likeness: format.mood(score) }),
              t('voices.one.alikeWords', { words: format.list(words) }),
            ].join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  );
}
