import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { MemberSelect } from '../../../people/MemberSelect.tsx';
import type { WholeAlarm } from '../types.ts';
import { type AlarmAction, actOnAlarm } from './act.ts';

/** The step that moves the alarm on is the primary one and stands last; what is rare hides behind the dots. */
const ORDER: readonly AlarmAction[] = ['handOver', 'false', 'contain', 'clear', 'acknowledge'];
const RARE: readonly AlarmAction[] = ['note', 'right', 'reopen'];
/** Steps that need words first. */
const ASKS: ReadonlySet<AlarmAction> = new Set(['contain', 'clear', 'false', 'reopen', 'handOver', 'note']);

interface Words {
  readonly reason: string;
  readonly memberId?: string;
}

export function AlarmActions({ alarm }: { alarm: WholeAlarm }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh('alarms', 'beacon', 'queue');
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState<AlarmAction | null>(null);
  const step = useMutation({
    mutationFn: (action: AlarmAction) => actOnAlarm(alarm, action),
    onSuccess: refresh,
    onError: (error) => void message.error(refusalText(error)),
  });
  const take = (action: AlarmAction) => (ASKS.has(action) ? setAsking(action) : step.mutate(action));
  const possible = ORDER.filter((action) => alarm.possible.includes(action));
  const rare = RARE.filter((action) => alarm.possible.includes(action));
  const toReview = alarm.state === 'cleared' || alarm.state === 'reviewed';
  return (
    <>
      {rare.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rare.map((action) => ({ key: action, label: t(`beacon.act.${action}`) })),
            onClick: ({ key }) => take(key as AlarmAction),
          }}
        >
          <Button aria-label={t('shell.menu')}>⋯</Button>
        </Dropdown>
      )}
      {possible.map((action, i) => (
        <Button
          key={action}
          type={!toReview && i === possible.length - 1 ? 'primary' : 'default'}
          loading={step.isPending && step.variables === action}
          disabled={step.isPending}
          onClick={() => take(action)}
        >
          {t(`beacon.act.${action}`)}
        </Button>
      ))}
      {toReview && (
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/beacon/$id/review', params: { id: alarm.id } })}
        >
          {t('beacon.act.review')}
        </Button>
      )}
      {asking && (
        <FormDialog<Words>
          title={t(`beacon.act.${asking}`)}
          okText={t('shell.confirm')}
          onClose={() => setAsking(null)}
          onSave={async (words) => {
            await actOnAlarm(alarm, asking, words);
            refresh();
          }}
        >
          {asking === 'handOver' && (
            <Form.Item
              name="memberId"
              label={t('beacon.ask.handOver')}
              rules={[{ required: true, message: t('beacon.ask.handOver') }]}
            >
              <MemberSelect />
            </Form.Item>
          )}
          <ReasonField
            label={asking === 'handOver' ? t('beacon.ask.reason') : t(`beacon.ask.${asking as 'clear'}`)}
            focus={asking !== 'handOver'}
          />
        </FormDialog>
      )}
    </>
  );
}
