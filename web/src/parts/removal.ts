import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from './refusal.ts';

/** Asks before something is removed, and says why if it could not be. */
export function useRemoval(): (ask: string, remove: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const refusalText = useRefusalText();
  return (ask, remove) =>
    void modal.confirm({
      title: ask,
      okText: t('shell.remove'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: () => remove().catch((error: unknown) => void message.error(refusalText(error))),
    });
}
