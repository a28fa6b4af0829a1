import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { FigureCard } from '../../parts/FigureCard.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';
import type { WholeBell } from './Bell.tsx';

/** Whether the pain has fallen since the change, with its numbers. */
export function BellProof({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['bells', bell.id, 'proof', bell.version],
    queryFn: async () =>
      bell.proof ?? (await api.GET('/api/v1/bells/{id}/proof', { params: { path: { id: bell.id } } })).data!,
  });
  return (
    <Card
      title={t('bells.proof.title')}
      hint={t('bells.proof.hint')}
      definition={t('bells.proof.definition')}
    >
      <Answer asked={asked} rows={2}>
        {(proof) => {
          const { before, after, ratio, ratioInterval, p } = proof;
          const fallen = proof.verdict === 'fallen';
          const rate = (window: { voices: number; days: number }) =>
            t('bells.proof.rate', { rate: (window.voices / window.days).toFixed(1) });
          return (
            <>
              {before && after && after.days > 0 && (
                <div className="grid halves">
                  <FigureCard
                    name={t('bells.proof.before', { days: Math.round(before.days * 10) / 10 })}
                    value={rate(before)}
                    note={t('pains.row.voices', { count: before.voices })}
                  />
                  <FigureCard
                    name={t('bells.proof.after', { days: Math.round(after.days * 10) / 10 })}
                    value={rate(after)}
                    feeling={fallen ? 'better' : undefined}
                    note={t('pains.row.voices', { count: after.voices })}
                  />
                </div>
              )}
              <p style={{ margin: 0 }}>
                <Tag tone={fallen ? 'jade' : 'amber'}>
                  {t(`bells.proof.verdict.${proof.verdict as 'fallen'}`)}
                </Tag>{' '}
                {ratio !== null && ratioInterval && (
                  <span className="muted">
                    {t('bells.proof.ratio', {
                      ratio: format.percent(ratio),
                      low: format.percent(ratioInterval[0] ?? 0),
                      high:
                        ratioInterval[1] === null || ratioInterval[1] === undefined
                          ? '∞'
                          : format.percent(ratioInterval[1]),
                    })}
                  </span>
                )}{' '}
                {p !== null && (
                  <span className="dim">
                    {t('bells.proof.p', { p: p < 0.001 ? '< 0.001' : p.toFixed(3) })}
                  </span>
                )}
                {proof.judgeableAt && proof.verdict === 'tooEarly' && (
                  <span className="dim">
                    {t('bells.proof.early', { moment: format.moment(proof.judgeableAt) })}
                  </span>
                )}
              </p>
            </>
          );
        }}
      </Answer>
    </Card>
  );
}
