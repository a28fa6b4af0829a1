import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';

/** Who is on call at this moment, until when, and who comes next. */
export function OnCallNow() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ['on-call', 'now'],
    queryFn: async () => (await api.GET('/api/v1/on-call/now')).data!.items,
  });
  return (
    <Card title={t('onCall.now.title')}>
      <Answer asked={asked} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('onCall.now.none')}>{t('onCall.now.noneSays')}</Empty>
          ) : (
            <Rows label={t('onCall.now.title')}>
              {items.map(({ rota, member, until, next }) => (
                <Row
                  key={rota.id}
                  tag={
                    <Tag tone={member ? 'jade' : 'amber'}>{member ? rota.name : t('onCall.now.none')}</Tag>
                  }
                  title={member?.name ?? rota.name}
                  line={[
                    t('onCall.now.until', { moment: format.moment(until) }),
                    next && t('onCall.now.next', { name: next.name }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Card>
  );
}
