import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import { useDecision } from '../decide.ts';

type MoodShown = paths['/api/v1/listening/mood']['get']['responses'][200]['content']['application/json'];

/** What moods are read by: since when, learned from how many, and how well on what was left out. */
export function MoodLearned() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useQuery({
    queryKey: ['listening', 'mood'],
    queryFn: async () => (await api.GET('/api/v1/listening/mood')).data!,
  });
  const learn = useDecision({
    work: () => api.POST('/api/v1/listening/mood/learn'),
    says: t('grouping.quality.mood.learned'),
    undo: null,
  });
  return (
    <Card
      title={t('grouping.quality.mood.title')}
      extra={
        isAtLeast('manager', me) &&
        asked.data?.supply.enough && (
          <Button size="small" loading={learn.isPending} onClick={() => learn.mutate(undefined)}>
            {t('grouping.quality.mood.learn')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={3}>
        {(mood) => (
          <>
            <InUse mood={mood} />
            <p className="dim">{t('grouping.quality.mood.note')}</p>
          </>
        )}
      </Answer>
    </Card>
  );
}

function InUse({ mood: { inUse, supply, versions } }: { mood: MoodShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = versions[0];
  return (
    <>
      {inUse ? (
        <>
          <p>
            {t('grouping.quality.mood.since', {
              day: format.moment(inUse.trainedAt),
              version: inUse.version,
              ratings: format.number(inUse.ratings),
              corrections: format.number(inUse.corrections),
            })}
          </p>
          <p>
            {t('grouping.quality.mood.accuracy', {
              of: format.number(inUse.accuracy.of),
              accuracy: format.percent(inUse.accuracy.share ?? 0),
              low: format.percent(inUse.accuracy.low ?? 0),
              high: format.percent(inUse.accuracy.high ?? 1),
              cold: format.percent(inUse.coldAccuracy.share ?? 0),
            })}
          </p>
        </>
      ) : (
        <>
          <p>{t('grouping.quality.mood.cold')}</p>
          {!supply.enough && (
            <p className="muted">
              {t('grouping.quality.mood.coldNeed', { good: supply.good, bad: supply.bad })}
            </p>
          )}
        </>
      )}
      {newest?.state === 'keptBack' && (
        <p className="muted">
          {t('grouping.quality.mood.keptBack', {
            day: format.day(newest.trainedAt),
            version: newest.version,
          })}
        </p>
      )}
    </>
  );
}
