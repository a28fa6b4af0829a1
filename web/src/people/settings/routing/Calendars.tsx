import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const blocks = (day: readonly (readonly string[])[] | undefined) =>
  day?.map(([from, to]) => `${from}–${to}`).join('　') ?? '';

/** Working hours: several blocks a day, and days out of turn. */
export function Calendars() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['routing', 'calendars'],
    queryFn: async () => (await api.GET('/api/v1/calendars')).data!.items,
  });
  return (
    <Card title={t('settings.routing.calendar')}>
      <Answer asked={asked}>
        {(calendars) =>
          calendars.map((calendar) => (
            <section key={calendar.id ?? 'default'}>
              <h3 className="form-part">
                {calendar.name} <span className="dim">{calendar.timeZone}</span>
              </h3>
              <dl className="facts">
                {DAYS.map((day) => (
                  <div key={day} style={{ display: 'contents' }}>
                    <dt>{t(`settings.routing.day.${day}`)}</dt>
                    <dd>{blocks(calendar.week[day]) || t('settings.routing.holiday')}</dd>
                  </div>
                ))}
                {Object.entries(calendar.exceptions).map(([day, hours]) => (
                  <div key={day} style={{ display: 'contents' }}>
                    <dt>{format.day(day)}</dt>
                    <dd>{hours.length === 0 ? t('settings.routing.holiday') : blocks(hours)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))
        }
      </Answer>
    </Card>
  );
}
