import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useDecision } from '../decide.ts';
import type { WholeTheme } from './Theme.tsx';

export function RenameTheme({ theme, onClose }: { theme: WholeTheme['theme']; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ title: string }>();
  const path = { theme: theme.theme };
  const rename = useDecision({
    work: (title: string) =>
      api.PUT('/api/v1/themes/{theme}/title', {
        params: { path },
        body: { title, version: theme.version },
      }),
    says: t('grouping.themes.renamed'),
    after: onClose,
    undo: async () => {
      const { lineage } = (await api.GET('/api/v1/themes/{theme}', { params: { path } })).data!;
      const renamed = lineage.findLast(({ type, undone }) => type === 'renamed' && !undone);
      if (renamed)
        await api.POST('/api/v1/themes/events/{id}/undo', { params: { path: { id: renamed.id } } });
    },
  });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('grouping.themes.rename')}
      okText={t('shell.save')}
      cancelText={t('shell.cancel')}
      confirmLoading={rename.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ title: theme.title }}
        onFinish={({ title }) => rename.mutate(title)}
      >
        <Form.Item
          name="title"
          extra={t('grouping.themes.renameSays')}
          rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
        >
          <Input autoFocus maxLength={200} aria-label={t('grouping.themes.rename')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
