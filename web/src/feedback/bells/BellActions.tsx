import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../parts/refusal.ts';
import { MemberSelect } from '../../people/MemberSelect.tsx';
import { act, type BellAction } from './act.ts';
import type { WholeBell } from './Bell.tsx';

/** The step that moves a bell on is the primary one; to stop it takes a reason. */
const ORDER: readonly BellAction[] = [
  'withdraw',
  'refuse',
  'handOver',
  'reopen',
  'verify',
  'markChanged',
  'takeInHand',
  'acknowledge',
];
/** Steps that need words before they can be taken. */
const ASKS = new Set<BellAction>(['markChanged', 'refuse', 'handOver', 'reopen', 'withdraw']);

interface Words {
  readonly words: string;
  readonly when?: Dayjs;
  readonly ownerId?: string;
}

export function BellActions({ bell }: { bell: WholeBell }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState<BellAction | null>(null);
  const [form] = Form.useForm<Words>();
  const step = useMutation({
    mutationFn: ({ action, words }: { action: BellAction; words?: Words }) =>
      act(bell, action, {
        words: words?.words ?? '',
        when: words?.when?.toISOString(),
        ownerId: words?.ownerId,
      }),
    onSuccess: async () => {
      setAsking(null);
      for (const key of ['bells', 'queue', 'pains', 'overview'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  const possible = ORDER.filter((action) => bell.actions.includes(action));
  return (
    <>
      {possible.map((action, i) => (
        <Button
          key={action}
          type={i === possible.length - 1 && action !== 'reopen' ? 'primary' : 'default'}
          loading={step.isPending && step.variables?.action === action}
          disabled={step.isPending}
          onClick={() => (ASKS.has(action) ? setAsking(action) : step.mutate({ action }))}
        >
          {t(`bells.act.${action}`)}
        </Button>
      ))}
      <Modal
        open={asking !== null}
        title={asking && t(`bells.act.${asking}`)}
        onCancel={() => setAsking(null)}
        onOk={() => form.submit()}
        okText={t('shell.confirm')}
        cancelText={t('shell.cancel')}
        confirmLoading={step.isPending}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={(words) => asking && step.mutate({ action: asking, words })}
        >
          {asking === 'handOver' && (
            <Form.Item
              name="ownerId"
              label={t('bells.ask.handOver')}
              rules={[{ required: true, message: t('bells.ask.handOver') }]}
            >
              <MemberSelect />
            </Form.Item>
          )}
          <Form.Item
            name="words"
            label={asking && t(`bells.ask.words.${asking as 'refuse'}`)}
            rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
          {asking === 'markChanged' && (
            <Form.Item name="when" label={t('bells.ask.changeAt')}>
              <DatePicker showTime style={{ width: '100%' }} />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  );
}
