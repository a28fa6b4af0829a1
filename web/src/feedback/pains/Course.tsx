import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { CourseChart, type CourseEvent } from './CourseChart.tsx';

const PERIODS = [28, 70, 180] as const;

/** How a pain went over time, with the bells and changes on it. */
export function Course({ painId }: { painId: string }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(70);
  const asked = useQuery({
    queryKey: ['pains', painId, 'course', days],
    queryFn: async () =>
      (
        await api.GET('/api/v1/pains/{id}/course', {
          params: {
            path: { id: painId },
            query: {
              from: dayjs()
                .subtract(days - 1, 'day')
                .format('YYYY-MM-DD'),
            },
          },
        })
      ).data!,
    placeholderData: keepPreviousData,
  });
  return (
    <Card
      title={t('pains.course.title')}
      hint={t('pains.course.unit')}
      extra={
        <Segmented
          size="small"
          value={days}
          onChange={setDays}
          options={PERIODS.map((value) => ({ value, label: t('pains.course.days', { count: value }) }))}
        />
      }
    >
      <Answer asked={asked} rows={4}>
        {(course) => (
          <CourseChart days={course.days} events={course.marks.flatMap((mark) => eventOf(mark, t))} />
        )}
      </Answer>
    </Card>
  );
}

const TONES: Readonly<Record<string, CourseEvent['tone']>> = {
  ring: 'cinnabar',
  markChanged: 'ink2',
  verify: 'jade',
};

function eventOf(mark: { type: string; at: string }, t: (key: 'bells.mark.ring') => string): CourseEvent[] {
  const type = mark.type.split('.').at(-1) ?? '';
  const tone = TONES[type];
  return tone
    ? [{ day: mark.at.slice(0, 10), says: t(`bells.mark.${type}` as 'bells.mark.ring'), tone }]
    : [];
}
