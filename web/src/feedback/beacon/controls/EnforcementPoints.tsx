import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';

/** Where controls are obeyed: every connected client, how fresh it is, and which revision it has acknowledged. */
export function EnforcementPoints() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const asked = useQuery({
    queryKey: ['enforcement', 'points'],
    queryFn: async () => (await api.GET('/api/v1/enforcement/points')).data!.items,
  });
  const forget = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/enforcement/points/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enforcement'] }),
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Card title={t('controls.enforcement.title')} definition={t('controls.enforcement.says')}>
      <Answer asked={asked} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('controls.enforcement.none')}>{t('controls.enforcement.noneSays')}</Empty>
          ) : (
            <Rows label={t('controls.enforcement.title')}>
              {items.map((point) => (
                <Row
                  key={point.id}
                  tag={
                    <Tag tone={point.live ? 'jade' : 'amber'}>
                      {t(point.live ? 'controls.one.live' : 'controls.one.stale')}
                    </Tag>
                  }
                  title={point.name}
                  line={[
                    point.instance,
                    t('controls.enforcement.line', { kind: point.kind, ago: format.ago(point.seenAt) }),
                  ].join(' · ')}
                  figure={
                    <span className="dim">
                      {t('controls.enforcement.revision', { revision: point.revision })}
                    </span>
                  }
                  actions={
                    !point.live &&
                    isAtLeast('manager', me) && (
                      <Button size="small" type="text" onClick={() => forget.mutate(point.id)}>
                        {t('controls.enforcement.forget')}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
    </Card>
  );
}
