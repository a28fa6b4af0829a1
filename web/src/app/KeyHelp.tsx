import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** All keys on one small sheet. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const keys: [string, string][] = [
    ['/', t('shell.keys.search')],
    ['j  k', t('shell.keys.rows')],
    ['Enter', t('shell.keys.open')],
    ['b', t('shell.keys.bell')],
    ['Ctrl K', t('shell.keys.palette')],
    ['?', t('shell.keys.help')],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('shell.keys.title')} width={380}>
      <dl className="key-list">
        {keys.map(([key, says]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
