import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useRefusalText } from '../../parts/refusal.ts';
import { MemberSelect } from '../../people/MemberSelect.tsx';
import type { PropositionShown } from './Proposition.tsx';

type Asking = 'owner' | 'retire' | 'unretire' | null;

/** What a manager does to a proposition besides adjusting it: another owner, retiring, bringing back. */
export function PropositionMenu({ proposition }: { proposition: PropositionShown }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState<Asking>(null);
  const [form] = Form.useForm<{ ownerId: string; reason: string }>();
  const change = useMutation({
    mutationFn: async ({ ownerId, reason }: { ownerId: string; reason: string }) => {
      const path = { id: proposition.id };
      const { version } = proposition;
      if (asking === 'owner')
        await api.POST('/api/v1/propositions/{id}/owner', {
          params: { path },
          body: { version, ownerId, reason },
        });
      else if (asking === 'retire')
        await api.POST('/api/v1/propositions/{id}/retire', { params: { path }, body: { version, reason } });
      else
        await api.POST('/api/v1/propositions/{id}/unretire', { params: { path }, body: { version, reason } });
    },
    onSuccess: async () => {
      setAsking(null);
      await queries.invalidateQueries({ queryKey: ['propositions'] });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  const items = [
    { key: 'owner', label: t('strategy.one.owner') },
    proposition.retiredAt
      ? { key: 'unretire', label: t('strategy.one.unretire') }
      : { key: 'retire', label: t('strategy.one.retire') },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => setAsking(key as Asking) }}>
        <Button>{t('shell.menu')}</Button>
      </Dropdown>
      <Modal
        open={asking !== null}
        title={asking && t(`strategy.one.${asking}`)}
        onCancel={() => setAsking(null)}
        onOk={() => form.submit()}
        okText={t('shell.save')}
        cancelText={t('shell.cancel')}
        confirmLoading={change.isPending}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ ownerId: proposition.ownerId, reason: '' }}
          onFinish={(values) =>
            change.mutate({ ownerId: values.ownerId ?? proposition.ownerId, reason: values.reason })
          }
        >
          {asking === 'owner' && (
            <Form.Item name="ownerId" label={t('strategy.fields.owner')}>
              <MemberSelect />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={t('adjustments.decide.reason')}
            rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
          >
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
