import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useRefusalText } from '../../parts/refusal.ts';
import type { PropositionShown } from '../../strategy/propositions/Proposition.tsx';
import { WordsFields } from '../../strategy/propositions/WordsFields.tsx';
import type { Words } from '../../strategy/propositions/words.ts';
import { Difference } from './Difference.tsx';

type Draft = Words & { reason: string; painIds: string[]; bellIds: string[] };

/** Writes a change to a proposition: new words, the reason, the evidence; the difference is shown while writing. */
export function ProposeAdjustment({
  proposition,
  onClose,
}: {
  proposition: PropositionShown;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<Draft>();
  const draft = Form.useWatch([], form) as Draft | undefined;
  const propose = useMutation({
    mutationFn: async ({ reason, painIds, bellIds, ...words }: Draft) =>
      (
        await api.POST('/api/v1/adjustments', {
          body: {
            propositionId: proposition.id,
            baseVersion: proposition.versionNumber,
            words,
            reason,
            evidence: { painIds, bellIds },
          },
        })
      ).data!,
    onSuccess: async (adjustment) => {
      for (const key of ['adjustments', 'queue', 'overview'])
        void queries.invalidateQueries({ queryKey: [key] });
      void message.success(t('adjustments.propose.sent'));
      await navigate({ to: '/adjustments/$id', params: { id: adjustment.id } });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  const after = { ...proposition.words, ...draft };
  const changed = Object.entries(proposition.words).some(
    ([field, text]) => after[field as keyof Words] !== text,
  );
  return (
    <Modal
      open
      onCancel={onClose}
      width={760}
      title={`${t('adjustments.propose.title')} · ${proposition.words.title}`}
      okText={t('adjustments.propose.submit')}
      okButtonProps={{ disabled: !changed }}
      cancelText={t('shell.cancel')}
      confirmLoading={propose.isPending}
      onOk={() => form.submit()}
    >
      <p className="muted">{t('adjustments.propose.says')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...proposition.words, reason: '', painIds: [], bellIds: [] }}
        onFinish={(values) => propose.mutate(values)}
      >
        <WordsFields />
        <h3 className="form-part">{t('adjustments.difference')}</h3>
        {changed ? (
          <Difference before={proposition.words} after={after} />
        ) : (
          <p className="dim">{t('adjustments.propose.same')}</p>
        )}
        <h3 className="form-part">{t('adjustments.evidence.title')}</h3>
        <EvidenceFields propositionId={proposition.id} />
        <Form.Item
          name="reason"
          label={t('adjustments.reason')}
          rules={[{ required: true, whitespace: true, message: t('shell.reasonWanted') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Pains and bells that the change rests on; those linked to the proposition come first. */
function EvidenceFields({ propositionId }: { propositionId: string }) {
  const { t } = useTranslation();
  const linked = useQuery({
    queryKey: ['matches', propositionId, 'accepted'],
    queryFn: async () =>
      (
        await api.GET('/api/v1/matches', {
          params: { query: { propositionId, state: 'accepted', limit: 100 } },
        })
      ).data!.matches,
  });
  const pains = useQuery({
    queryKey: ['pains', 'ranking', {}],
    queryFn: async () => (await api.GET('/api/v1/pains', { params: { query: { limit: 100 } } })).data!,
  });
  const bells = useQuery({
    queryKey: ['bells', 'all'],
    queryFn: async () => (await api.GET('/api/v1/bells', { params: { query: { limit: 100 } } })).data!,
  });
  const options = new Map([
    ...(linked.data ?? []).map(({ pain }) => [pain.id, pain.title] as const),
    ...(pains.data?.items ?? []).map(({ id, title }) => [id, title] as const),
  ]);
  return (
    <>
      <Form.Item name="painIds" label={t('pains.title')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options].map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="bellIds" label={t('bells.title')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={bells.data?.items.map((bell) => ({
            value: bell.id,
            label: `${bell.number} · ${bell.title}`,
          }))}
        />
      </Form.Item>
    </>
  );
}
