import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useDecision } from './decide.ts';
import type { PainShown } from './PainRow.tsx';

export function RenamePain({ pain, onClose }: { pain: PainShown; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ title: string }>();
  const rename = useDecision({
    work: (title: string) =>
      api.PUT('/api/v1/pains/{id}/title', {
        params: { path: { id: pain.id } },
        body: { title, version: pain.version },
      }),
    says: t('pains.act.done.rename'),
    after: onClose,
  });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('pains.act.rename')}
      okText={t('shell.save')}
      cancelText={t('shell.cancel')}
      confirmLoading={rename.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ title: pain.title }}
        onFinish={({ title }) => rename.mutate(title)}
      >
        <Form.Item
          name="title"
          extra={t('pains.act.renameSays')}
          rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
        >
          <Input autoFocus maxLength={200} aria-label={t('pains.act.rename')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
