import { useQuery } from '@tanstack/react-query';
import { App, Button, Switch, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { usePush } from './push.ts';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const time = (hours: string) => dayjs(`2026-01-01T${hours}`);

/** How the reader wants to be called: this device, and hours of quiet. */
export function Mine() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const refresh = useRefresh('on-call');
  const asked = useQuery({
    queryKey: ['on-call', 'mine'],
    queryFn: async () => (await api.GET('/api/v1/paging/mine')).data!,
  });
  const keep = async (body: NonNullable<typeof asked.data>) => {
    try {
      await api.PUT('/api/v1/paging/mine', { body });
      refresh();
    } catch (error) {
      void message.error(refusalText(error));
    }
  };
  return (
    <Card title={t('onCall.mine.title')}>
      <PushSwitch />
      <Answer asked={asked} rows={1}>
        {(mine) => (
          <div className="toolbar" style={{ margin: 0 }}>
            <span>{t('onCall.mine.quiet')}</span>
            <TimePicker.RangePicker
              format="HH:mm"
              minuteStep={15}
              order={false}
              value={mine.quiet ? [time(mine.quiet.from), time(mine.quiet.until)] : null}
              onChange={(span) =>
                void keep({
                  ...mine,
                  quiet:
                    span?.[0] && span[1]
                      ? { from: span[0].format('HH:mm'), until: span[1].format('HH:mm'), timeZone: HERE }
                      : null,
                })
              }
            />
            <span className="dim">{t('onCall.mine.quietSays')}</span>
          </div>
        )}
      </Answer>
    </Card>
  );
}

function PushSwitch() {
  const { t } = useTranslation();
  const push = usePush();
  if (push.state === 'unsupported') return <p className="dim">{t('onCall.mine.pushNone')}</p>;
  if (push.state === 'blocked') return <p className="dim">{t('onCall.mine.pushBlocked')}</p>;
  return (
    <div className="toolbar">
      <span>{t('onCall.mine.push')}</span>
      {push.state === 'on' ? (
        <Button size="small" onClick={() => void push.turn(false)}>
          {t('onCall.mine.pushOff')}
        </Button>
      ) : (
        <Switch
          checked={false}
          loading={push.state === 'asking'}
          aria-label={t('onCall.mine.push')}
          onChange={() => void push.turn(true)}
        />
      )}
    </div>
  );
}
