import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useAttempt } from './attempt.ts';
import { Entrance } from './Entrance.tsx';

/** Where the mailed link leads that lets one choose a new password. */
export function ResetPassword() {
  const { t } = useTranslation();
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const navigate = useNavigate();
  const { busy, says, attempt } = useAttempt();
  const reset = ({ password }: { password: string }) =>
    attempt(async () => {
      await api.POST('/api/auth/reset-password', { body: { token, newPassword: password } });
      await navigate({ to: '/sign-in', search: {} });
    });
  return (
    <Entrance title={t('entrance.reset.title')}>
      <Form layout="vertical" onFinish={reset} requiredMark={false}>
        <Form.Item
          name="password"
          label={t('entrance.welcome.newPassword')}
          rules={[{ required: true, min: 10, message: '' }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
        {says && <Alert type="error" role="alert" title={says} style={{ marginBottom: 14 }} />}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('shell.save')}
        </Button>
      </Form>
    </Entrance>
  );
}
