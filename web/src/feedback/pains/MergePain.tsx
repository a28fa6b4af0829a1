import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useDecision } from './decide.ts';
import type { PainShown } from './PainRow.tsx';
import { PainSelect } from './PainSelect.tsx';

/** Chooses the pain that takes this one in. */
export function MergePain({ pain, onClose }: { pain: PainShown; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [into, setInto] = useState<string>();
  const merge = useDecision({
    work: (target: string) =>
      api.POST('/api/v1/pains/{id}/merge', { params: { path: { id: pain.id } }, body: { into: target } }),
    says: t('pains.act.done.merge'),
    after: () => {
      onClose();
      if (into) void navigate({ to: '/pains/$id', params: { id: into } });
    },
  });
  return (
    <Modal
      open
      onCancel={onClose}
      title={`${t('pains.act.merge')} · ${pain.title}`}
      okText={t('shell.confirm')}
      okButtonProps={{ disabled: !into }}
      cancelText={t('shell.cancel')}
      confirmLoading={merge.isPending}
      onOk={() => into && merge.mutate(into)}
    >
      <p className="muted">{t('pains.act.mergeSays')}</p>
      <PainSelect value={into} onChange={setInto} without={pain.id} label={t('pains.act.mergeFind')} />
    </Modal>
  );
}
