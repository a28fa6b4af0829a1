import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useMe } from '../../app/me.ts';
import { useRefusalText } from '../../parts/refusal.ts';
import { MemberSelect } from '../../people/MemberSelect.tsx';
import { WordsFields } from './WordsFields.tsx';
import { EMPTY_WORDS, type Words } from './words.ts';

interface WritePropositionProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Words to begin with, when written from a blind spot. */
  readonly start?: Partial<Words>;
}

/** Writes a new clause of the strategy. */
export function WriteProposition({ open, onClose, start }: WritePropositionProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<Words & { ownerId: string }>();
  const write = useMutation({
    mutationFn: async ({ ownerId, ...words }: Words & { ownerId: string }) =>
      (await api.POST('/api/v1/propositions', { body: { words, ownerId } })).data!,
    onSuccess: async (proposition) => {
      await queries.invalidateQueries({ queryKey: ['propositions'] });
      onClose();
      await navigate({ to: '/strategy/$id', params: { id: proposition.id } });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('strategy.add')}
      width={640}
      okText={t('shell.save')}
      cancelText={t('shell.cancel')}
      confirmLoading={write.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="muted">{t('strategy.sub')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...EMPTY_WORDS, ...start, ownerId: me.user.id }}
        onFinish={(values) => write.mutate(values)}
      >
        <WordsFields />
        <Form.Item name="ownerId" label={t('strategy.fields.owner')}>
          <MemberSelect />
        </Form.Item>
      </Form>
    </Modal>
  );
}
