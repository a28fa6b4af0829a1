import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useAttempt } from './attempt.ts';
import { Entrance } from './Entrance.tsx';

/** The second factor: a code of the authenticator, or one of the backup codes. */
export function TwoFactor({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [backup, setBackup] = useState(false);
  const { busy, says, attempt } = useAttempt();
  const verify = ({ code }: { code: string }) =>
    attempt(async () => {
      const body = { code: code.trim() };
      if (backup) await api.POST('/api/auth/two-factor/verify-backup-code', { body });
      else await api.POST('/api/auth/two-factor/verify-totp', { body });
      await onDone();
    });
  return (
    <Entrance title={t('entrance.twoFactor.title')}>
      <Form layout="vertical" onFinish={verify} requiredMark={false}>
        <Form.Item
          name="code"
          label={backup ? t('entrance.twoFactor.backup') : t('entrance.twoFactor.code')}
          rules={[{ required: true, message: '' }]}
        >
          <Input autoFocus inputMode={backup ? 'text' : 'numeric'} autoComplete="one-time-code" />
        </Form.Item>
        {says && <Alert type="error" role="alert" title={says} style={{ marginBottom: 14 }} />}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('entrance.twoFactor.verify')}
        </Button>
      </Form>
      {!backup && (
        <Button type="link" onClick={() => setBackup(true)}>
          {t('entrance.twoFactor.backup')}
        </Button>
      )}
    </Entrance>
  );
}
