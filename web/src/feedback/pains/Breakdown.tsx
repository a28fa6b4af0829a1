import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Empty } from '../../parts/states.tsx';
import { useAttributeWords } from '../../words/attributes.ts';
import { ShareBars } from './ShareBars.tsx';

/** Where a pain is: by any attribute, first the one in which it is most out of the ordinary. */
export function Breakdown({ painId }: { painId: string }) {
  const { t } = useTranslation();
  const words = useAttributeWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useQuery({
    queryKey: ['pains', painId, 'breakdown'],
    queryFn: async () =>
      (await api.GET('/api/v1/pains/{id}/breakdown', { params: { path: { id: painId } } })).data!,
  });
  const parts = asked.data?.breakdown ?? [];
  const shown = parts.find((part) => part.attribute === chosen) ?? mostTelling(parts);
  return (
    <Card
      title={t('pains.breakdown.title')}
      hint={t('pains.breakdown.hint')}
      definition={t('pains.breakdown.definition')}
      extra={
        parts.length > 1 && (
          <Select
            size="small"
            aria-label={t('pains.breakdown.attribute')}
            value={shown?.attribute}
            onChange={setChosen}
            options={parts.map(({ attribute }) => ({
              value: attribute,
              label: words.name(attribute),
            }))}
            popupMatchSelectWidth={false}
          />
        )
      }
    >
      <Answer asked={asked}>
        {() =>
          shown ? (
            <ShareBars
              shares={shown.values
                .slice(0, 7)
                .map(({ value, ...rest }) => ({ name: words.value(value), ...rest }))}
            />
          ) : (
            <Empty title={t('pains.breakdown.empty')} />
          )
        }
      </Answer>
    </Card>
  );
}

interface Part {
  readonly attribute: string;
  readonly values: readonly { readonly share: number; readonly lift: number | null }[];
}

/** The attribute whose largest value is furthest out of the ordinary tells most about where to look. */
function mostTelling<P extends Part>(parts: readonly P[]): P | undefined {
  const telling = (part: Part) =>
    Math.max(0, ...part.values.map(({ share, lift }) => share * ((lift ?? 1) - 1)));
  return [...parts].sort((a, b) => telling(b) - telling(a))[0];
}
