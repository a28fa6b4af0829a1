import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { me } from '../../app/me.ts';
import { useAttempt } from './attempt.ts';
import { Entrance } from './Entrance.tsx';
import { putOffSetUp } from './set-up.ts';

/** The first owner, who came by the one-time link, chooses name, address and password. */
export function SetUp() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { busy, says, attempt } = useAttempt();
  const finish = (values: { name: string; email: string; password: string }) =>
    attempt(async () => {
      const { data } = await api.POST('/api/v1/me/setup', { body: values });
      queries.setQueryData(me.queryKey, data);
      await navigate({ to: '/' });
    });
  return (
    <Entrance title={t('entrance.welcome.title')} says={t('entrance.welcome.says')}>
      <Form layout="vertical" onFinish={finish} requiredMark={false}>
        <Form.Item name="name" label={t('entrance.name')} rules={[{ required: true, message: '' }]}>
          <Input autoFocus autoComplete="name" />
        </Form.Item>
        <Form.Item name="email" label={t('entrance.email')} rules={[{ required: true, message: '' }]}>
          <Input type="email" autoComplete="username" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('entrance.welcome.newPassword')}
          rules={[{ required: true, min: 10, message: '' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {says && <Alert type="error" role="alert" title={says} style={{ marginBottom: 14 }} />}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('entrance.welcome.enter')}
        </Button>
        <Button
          type="link"
          block
          style={{ marginTop: 6 }}
          onClick={() => {
            putOffSetUp();
            void navigate({ to: '/' });
          }}
        >
          {t('entrance.welcome.later')}
        </Button>
      </Form>
    </Entrance>
  );
}
