import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { me as meQuestion, useMe } from '../../app/me.ts';
import { Card } from '../../parts/Card.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { TwoFactorSetUp } from './TwoFactorSetUp.tsx';

/** About oneself: name, digest, password, second factor. */
export function Profile() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useMe();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const save = useMutation({
    mutationFn: async (change: { name?: string; settings?: { digest: boolean } }) =>
      (await api.PATCH('/api/v1/me', { body: change })).data!,
    onSuccess: (changed) => {
      queries.setQueryData(meQuestion.queryKey, changed);
      void message.success(t('settings.profile.saved'));
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <div className="grid halves">
      <Card title={t('settings.tab.profile')}>
        <Form
          layout="vertical"
          initialValues={{ name: me.user.name }}
          onFinish={({ name }: { name: string }) => save.mutate({ name })}
          requiredMark={false}
        >
          <Form.Item
            name="name"
            label={t('settings.profile.name')}
            rules={[{ required: true, whitespace: true, message: '' }]}
          >
            <Input maxLength={100} autoComplete="name" />
          </Form.Item>
          <Form.Item label={t('settings.profile.email')}>
            <Input value={me.user.email} readOnly aria-label={t('settings.profile.email')} />
          </Form.Item>
          <Button htmlType="submit" loading={save.isPending}>
            {t('shell.save')}
          </Button>
        </Form>
      </Card>
      <div className="stack">
        <Card title={t('settings.profile.digest')} definition={t('settings.profile.digestSays')}>
          <Switch
            checked={me.user.settings.digest}
            onChange={(digest) => save.mutate({ settings: { digest } })}
            aria-label={t('settings.profile.digest')}
          />
        </Card>
        {me.user.hasPassword && <Password />}
        <TwoFactorSetUp />
      </div>
    </div>
  );
}

function Password() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<{ currentPassword: string; newPassword: string }>();
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      api.POST('/api/auth/change-password', { body: { ...body, revokeOtherSessions: true } }),
    onSuccess: () => {
      form.resetFields();
      void message.success(t('settings.profile.saved'));
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Card title={t('settings.profile.password')}>
      <Form form={form} layout="vertical" onFinish={(body) => change.mutate(body)} requiredMark={false}>
        <Form.Item
          name="currentPassword"
          label={t('settings.profile.oldPassword')}
          rules={[{ required: true, message: '' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('settings.profile.newPassword')}
          rules={[{ required: true, min: 10, message: '' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {t('shell.save')}
        </Button>
      </Form>
    </Card>
  );
}
