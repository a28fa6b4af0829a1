import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useRefusalText } from '../../parts/refusal.ts';
import { MemberSelect } from '../../people/MemberSelect.tsx';
import { useFormat } from '../../words/format.ts';

interface RingBellProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly painId?: string;
  readonly voiceIds?: string[];
  /** A sentence to begin with. */
  readonly suggestion: string;
}

interface Wish {
  readonly title: string;
  readonly note: string;
  readonly to: 'rules' | 'person';
  readonly ownerId?: string;
}

/** Rings the bell: one sentence, whom to call, and the clock that starts with it. */
export function RingBell({ open, onClose, painId, voiceIds, suggestion }: RingBellProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<Wish>();
  const to = Form.useWatch('to', form) ?? 'rules';
  const ring = useMutation({
    mutationFn: async (wish: Wish) => {
      const body = {
        title: wish.title,
        note: wish.note ?? '',
        ...(painId ? { painId } : {}),
        ...(voiceIds ? { voiceIds } : {}),
        ...(wish.to === 'person' && wish.ownerId ? { ownerId: wish.ownerId } : {}),
      };
      return (await api.POST('/api/v1/bells', { body })).data!;
    },
    onSuccess: async (bell) => {
      for (const key of ['bells', 'pains', 'queue', 'overview'])
        void queries.invalidateQueries({ queryKey: [key] });
      onClose();
      void message.success(t('bells.ring.done', { owner: bell.owner.name }));
      await navigate({ to: '/bells/$id', params: { id: bell.id } });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('bells.ring.title')}
      okText={t('bells.ring.submit')}
      okButtonProps={{ danger: true }}
      cancelText={t('shell.cancel')}
      confirmLoading={ring.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p className="muted">{t('bells.ring.says')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ title: suggestion.slice(0, 120), note: '', to: 'rules' }}
        onFinish={(wish) => ring.mutate(wish)}
      >
        <Form.Item
          name="title"
          label={t('bells.ring.heading')}
          rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="note" label={t('bells.ring.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="to" label={t('bells.ring.to')}>
          <Radio.Group
            options={[
              { value: 'rules', label: t('bells.ring.rules') },
              { value: 'person', label: t('bells.ring.person') },
            ]}
          />
        </Form.Item>
        {to === 'rules' && open && <WhoByRules painId={painId} voiceId={voiceIds?.[0]} />}
        {to === 'person' && (
          <Form.Item name="ownerId" rules={[{ required: true, message: t('bells.ring.person') }]}>
            <MemberSelect placeholder={t('bells.ring.person')} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** Who would be called by the rules, why, and until when. */
function WhoByRules({ painId, voiceId }: { painId?: string; voiceId?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tried = useQuery({
    queryKey: ['routing', 'try', painId, voiceId],
    queryFn: async () =>
      (await api.POST('/api/v1/routing/try', { body: painId ? { painId } : { voiceId } })).data!,
  });
  if (!tried.data) return null;
  const { owner, rule, reasons, dueAt } = tried.data;
  const why = reasons.map(({ value }) => value);
  return (
    <p className="routing-answer">
      <b>{owner.name}</b> · {rule ? t('bells.ring.byRule', { name: rule.name }) : t('bells.ring.byDefault')}
      {why.length > 0 && (
        <span className="dim"> · {t('bells.ring.byRuleWhy', { why: format.list(why) })}</span>
      )}
      <br />
      <span className="dim">{t('bells.ring.due', { moment: format.moment(dueAt) })}</span>
    </p>
  );
}
