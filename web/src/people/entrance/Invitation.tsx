import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { useAttempt } from './attempt.ts';
import { Entrance } from './Entrance.tsx';

/** Where the link of an invitation leads. */
export function Invitation() {
  const { t } = useTranslation();
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { busy, says, attempt } = useAttempt();
  const asked = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => (await api.POST('/api/v1/invitations/view', { body: { token } })).data!,
  });
  const accept = (values: { name?: string; password?: string }) =>
    attempt(async () => {
      await api.POST('/api/v1/invitations/accept', { body: { token, ...values } });
      queries.clear();
      await navigate({ to: '/' });
    });
  return (
    <Answer asked={asked}>
      {(invitation) => (
        <Entrance
          title={t('entrance.invitation.title', { workspace: invitation.workspace })}
          says={t('entrance.invitation.role', { role: t(`settings.role.${invitation.role}`) })}
        >
          <Form layout="vertical" onFinish={accept} requiredMark={false}>
            <Form.Item label={t('entrance.email')}>
              <Input
                value={invitation.email}
                readOnly
                autoComplete="username"
                aria-label={t('entrance.email')}
              />
            </Form.Item>
            {!invitation.known && (
              <>
                <Form.Item name="name" label={t('entrance.name')} rules={[{ required: true, message: '' }]}>
                  <Input autoFocus autoComplete="name" />
                </Form.Item>
                <Form.Item
                  name="password"
                  label={t('entrance.welcome.newPassword')}
                  rules={[{ required: true, min: 10, message: '' }]}
                >
                  <Input.Password autoComplete="new-password" />
                </Form.Item>
              </>
            )}
            {says && <Alert type="error" role="alert" title={says} style={{ marginBottom: 14 }} />}
            <Button type="primary" htmlType="submit" block loading={busy}>
              {t('entrance.invitation.accept')}
            </Button>
          </Form>
        </Entrance>
      )}
    </Answer>
  );
}
