import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useDecision } from './decide.ts';
import { MergePain } from './MergePain.tsx';
import type { WholePain } from './Pain.tsx';
import { RenamePain } from './RenamePain.tsx';
import { SplitPain } from './SplitPain.tsx';

type Asking = 'rename' | 'merge' | 'split' | null;

/** What a person decides about a pain; every step can be taken back. */
export function PainMenu({ whole }: { whole: WholePain }) {
  const { t } = useTranslation();
  const { pain } = whole;
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const mute = useDecision({
    work: (muted: boolean) =>
      api.PUT('/api/v1/pains/{id}/muted', {
        params: { path: { id: pain.id } },
        body: { muted, version: pain.version },
      }),
    says: pain.mutedAt ? t('pains.act.done.unmute') : t('pains.act.done.mute'),
  });
  const items = [
    { key: 'rename', label: t('pains.act.rename') },
    { key: 'mute', label: pain.mutedAt ? t('pains.act.unmute') : t('pains.act.mute') },
  ];
  return (
    <>
      <Dropdown
        destroyOnHidden
        trigger={['click']}
        menu={{
          items,
          onClick: ({ key }) => (key === 'mute' ? mute.mutate(pain.mutedAt === null) : setAsking('rename')),
        }}
      >
        <Button>{t('pains.act.more')}</Button>
      </Dropdown>
      <Button onClick={() => setAsking('merge')}>{t('pains.act.merge')}</Button>
      <Button onClick={() => setAsking('split')}>{t('pains.act.split')}</Button>
      {asking === 'rename' && <RenamePain pain={pain} onClose={close} />}
      {asking === 'merge' && <MergePain pain={pain} onClose={close} />}
      {asking === 'split' && <SplitPain pain={pain} onClose={close} />}
    </>
  );
}
