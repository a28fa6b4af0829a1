import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';

interface Asking {
  readonly id: string;
  readonly answer: 'accept' | 'refuse';
}

/** Those whom a control hits wrongly say so here, and somebody answers. */
export function Appeals() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const refresh = useRefresh('controls');
  const [asking, setAsking] = useState<Asking | null>(null);
  const asked = useQuery({
    queryKey: ['controls', 'appeals'],
    queryFn: async () =>
      (await api.GET('/api/v1/appeals', { params: { query: { open: true } } })).data!.items,
  });
  return (
    <Card title={t('controls.appeals.title')}>
      <Answer asked={asked} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('controls.appeals.none')}>{t('controls.appeals.noneSays')}</Empty>
          ) : (
            <Rows label={t('controls.appeals.title')}>
              {items.map((appeal) => (
                <Row
                  key={appeal.id}
                  whole
                  to={`/beacon/controls/${appeal.controlId}`}
                  title={appeal.words}
                  line={[appeal.who, format.ago(appeal.at)].join(' · ')}
                  actions={
                    isAtLeast('manager', me) && (
                      <>
                        <Button size="small" onClick={() => setAsking({ id: appeal.id, answer: 'refuse' })}>
                          {t('controls.appeals.refuse')}
                        </Button>
                        <Button size="small" onClick={() => setAsking({ id: appeal.id, answer: 'accept' })}>
                          {t('controls.appeals.accept')}
                        </Button>
                      </>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {asking && (
        <FormDialog<{ reason: string }>
          title={t(`controls.appeals.${asking.answer}`)}
          okText={t('shell.confirm')}
          onClose={() => setAsking(null)}
          onSave={async ({ reason }) => {
            await api.POST('/api/v1/appeals/{id}/answer', {
              params: { path: { id: asking.id } },
              body: { answer: asking.answer, reason },
            });
            refresh();
          }}
        >
          <ReasonField label={t('controls.appeals.ask')} />
        </FormDialog>
      )}
    </Card>
  );
}
