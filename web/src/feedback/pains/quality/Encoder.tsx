import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import { useDecision } from '../decide.ts';

type EncoderShown =
  paths['/api/v1/listening/encoder']['get']['responses'][200]['content']['application/json'];
type Choice = EncoderShown['choices'][number];

/** Which comparison of meaning works beside words; owners choose among what is here. */
export function Encoder() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useQuery({
    queryKey: ['listening', 'encoder'],
    queryFn: async () => (await api.GET('/api/v1/listening/encoder')).data!,
  });
  const choose = useDecision({
    work: (encoder: string) => api.PUT('/api/v1/listening/encoder', { body: { encoder } }),
    says: t('grouping.quality.encoder.chosen'),
    undo: null,
  });
  const nameOf = ({ choice, kind }: Choice) => {
    const name = t(`grouping.quality.encoder.kind.${kind as 'none'}`);
    return choice.startsWith('model:') ? `${choice.slice('model:'.length)} · ${name}` : name;
  };
  return (
    <Card title={t('grouping.quality.encoder.title')}>
      <p>{t('grouping.quality.encoder.says')}</p>
      <Answer asked={asked} rows={3}>
        {(encoder) => (
          <>
            <Select
              value={encoder.chosen}
              disabled={me.role !== 'owner'}
              loading={choose.isPending}
              aria-label={t('grouping.quality.encoder.choose')}
              style={{ minWidth: 220, maxWidth: '100%' }}
              onChange={(value) => choose.mutate(value)}
              options={encoder.choices.map((choice) => ({ value: choice.choice, label: nameOf(choice) }))}
            />
            <Running encoder={encoder} />
            <p className="dim">{t('grouping.quality.encoder.owner')}</p>
          </>
        )}
      </Answer>
    </Card>
  );
}

function Running({ encoder: { running, chosen, learned } }: { encoder: EncoderShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = learned[0];
  return (
    <>
      {chosen === 'learned' && newest && (
        <p>
          {t('grouping.quality.encoder.version', {
            version: newest.version,
            day: format.day(newest.trainedAt),
            texts: format.number(newest.texts),
          })}
        </p>
      )}
      {chosen !== 'none' && running && (
        <p>
          {t('grouping.quality.encoder.running', { count: running.threads, pairs: running.pairs })} ·{' '}
          {running.share > 0
            ? t('grouping.quality.encoder.share', { share: format.percent(running.share) })
            : t('grouping.quality.encoder.off')}
        </p>
      )}
    </>
  );
}
