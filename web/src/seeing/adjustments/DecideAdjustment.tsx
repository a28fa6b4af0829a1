import type { paths } from '@gongjian/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { useRefusalText } from '../../parts/refusal.ts';

type Shown =
  paths['/api/v1/adjustments/{id}']['get']['responses'][200]['content']['application/json']['adjustment'];
type Verdict = 'adopt' | 'refuse' | 'withdraw';

/** Adopts or refuses a proposed change with a reason; its proposer may withdraw it. */
export function DecideAdjustment({ adjustment }: { adjustment: Shown }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState<Verdict | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const decide = useMutation({
    mutationFn: async ({ verdict, reason }: { verdict: Verdict; reason: string }) => {
      const options = {
        params: { path: { id: adjustment.id } },
        body: { version: adjustment.version, reason },
      };
      if (verdict === 'adopt') await api.POST('/api/v1/adjustments/{id}/adopt', options);
      else if (verdict === 'refuse') await api.POST('/api/v1/adjustments/{id}/refuse', options);
      else await api.POST('/api/v1/adjustments/{id}/withdraw', options);
    },
    onSuccess: async (_, { verdict }) => {
      setAsking(null);
      for (const key of ['adjustments', 'propositions', 'queue', 'ledger', 'overview'])
        void queries.invalidateQueries({ queryKey: [key] });
      const says = {
        adopt: t('adjustments.decide.adopted', {
          number: adjustment.propositionNumber,
          version: adjustment.baseVersion + 1,
        }),
        refuse: t('adjustments.decide.refused'),
        withdraw: t('adjustments.decide.withdrawn'),
      };
      void message.success(says[verdict]);
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  if (adjustment.state !== 'proposed') return null;
  const own = adjustment.proposerId === me.user.id;
  const mayDecide = isAtLeast('leader', me);
  return (
    <>
      {own && <Button onClick={() => setAsking('withdraw')}>{t('adjustments.decide.withdraw')}</Button>}
      {mayDecide && <Button onClick={() => setAsking('refuse')}>{t('adjustments.decide.refuse')}</Button>}
      {mayDecide && (
        <Button type="primary" disabled={adjustment.stale} onClick={() => setAsking('adopt')}>
          {t('adjustments.decide.adopt')}
        </Button>
      )}
      <Modal
        open={asking !== null}
        title={asking && t(`adjustments.decide.${asking}`)}
        onCancel={() => setAsking(null)}
        onOk={() => form.submit()}
        okText={asking ? t(`adjustments.decide.${asking}`) : ''}
        cancelText={t('shell.cancel')}
        confirmLoading={decide.isPending}
        destroyOnHidden
      >
        {own && asking !== 'withdraw' && <p className="muted">{t('adjustments.decide.own')}</p>}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ reason: '' }}
          onFinish={({ reason }) => asking && decide.mutate({ verdict: asking, reason })}
        >
          <Form.Item
            name="reason"
            label={t('adjustments.decide.reason')}
            extra={t('adjustments.decide.reasonSays')}
            rules={
              asking === 'withdraw'
                ? []
                : [{ required: true, whitespace: true, message: t('shell.reasonWanted') }]
            }
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
