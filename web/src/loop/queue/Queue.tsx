import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { queueQuestion } from '../../app/counts.ts';
import { me, useMe } from '../../app/me.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Page } from '../../parts/Page.tsx';
import { Rows } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Empty } from '../../parts/states.tsx';
import { QueueRow } from './QueueRow.tsx';

/** Everything that waits for the reader; empty is done. */
export function Queue() {
  const { t } = useTranslation();
  const asked = useQuery(queueQuestion);
  return (
    <Page title={t('queue.title')} sub={t('queue.sub')} actions={<DigestSwitch />}>
      <Card>
        <Answer asked={asked} rows={8}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('queue.empty')}>{t('queue.emptySays')}</Empty>
            ) : (
              <Rows label={t('queue.title')}>
                {items.map((item) => (
                  <QueueRow key={`${item.kind}${item.thingId}${item.since}`} item={item} />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
    </Page>
  );
}

/** The daily digest, on or off by a click. */
function DigestSwitch() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { user } = useMe();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const change = useMutation({
    mutationFn: async (digest: boolean) =>
      (await api.PATCH('/api/v1/me', { body: { settings: { digest } } })).data!,
    onSuccess: (changed) => queries.setQueryData(me.queryKey, changed),
    onError: (error) => void message.error(refusalText(error)),
  });
  const on = user.settings.digest;
  return (
    <>
      <span className="dim" style={{ alignSelf: 'center' }}>
        {on ? t('queue.digest.on', { time: '09:00' }) : t('queue.digest.off')}
      </span>
      <Button loading={change.isPending} onClick={() => change.mutate(!on)}>
        {on ? t('queue.digest.turnOff') : t('queue.digest.turnOn')}
      </Button>
    </>
  );
}
