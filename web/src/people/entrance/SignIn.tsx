import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { useAttempt } from './attempt.ts';
import { Entrance } from './Entrance.tsx';
import { TwoFactor } from './TwoFactor.tsx';

/** Only a path of this page may be returned to. */
const safe = (to: string | undefined) => (to && /^\/(?![/\\])/.test(to) ? to : '/');

export function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { to, problem } = useSearch({ strict: false }) as { to?: string; problem?: string };
  const [step, setStep] = useState<'password' | 'code'>('password');
  const { busy, says, attempt } = useAttempt();
  const ways = useQuery({
    queryKey: ['sign-in'],
    queryFn: async () => (await api.GET('/api/v1/sign-in')).data!,
  });

  const enter = async () => {
    queries.clear();
    await navigate({ to: safe(to) });
  };
  const signIn = (values: { email: string; password: string }) =>
    attempt(async () => {
      const { data } = await api.POST('/api/auth/sign-in/email', { body: values });
      if ((data as { twoFactorRedirect?: boolean } | undefined)?.twoFactorRedirect) setStep('code');
      else await enter();
    });
  const company = () =>
    attempt(async () => {
      const { data } = await api.POST('/api/auth/sign-in/social', {
        body: {
          provider: 'oidc',
          callbackURL: safe(to),
          errorCallbackURL: '/sign-in?problem=session.refused',
        },
      });
      const url = (data as { url?: string } | undefined)?.url;
      if (url) location.assign(url);
    });

  if (step === 'code') return <TwoFactor onDone={enter} />;
  return (
    <Entrance title={t('entrance.signIn')}>
      {problem === 'link.expired' && (
        <Alert type="warning" title={t('errors.link_expired')} style={{ marginBottom: 14 }} />
      )}
      <Form layout="vertical" onFinish={signIn} requiredMark={false}>
        <Form.Item name="email" label={t('entrance.email')} rules={[{ required: true, message: '' }]}>
          <Input type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item name="password" label={t('entrance.password')} rules={[{ required: true, message: '' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {says && <Alert type="error" role="alert" title={says} style={{ marginBottom: 14 }} />}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t('entrance.signIn')}
        </Button>
      </Form>
      {ways.data?.singleSignOn && (
        <Button block style={{ marginTop: 10 }} onClick={company}>
          {t('entrance.oidc')}
        </Button>
      )}
      {ways.data?.passwordReset && <ForgotPassword />}
    </Entrance>
  );
}

function ForgotPassword() {
  const { t } = useTranslation();
  const { busy, says, attempt } = useAttempt();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  if (state === 'closed')
    return (
      <Button type="link" style={{ paddingInline: 0 }} onClick={() => setState('open')}>
        {t('entrance.forgot')}
      </Button>
    );
  if (state === 'sent')
    return (
      <p className="muted" role="status">
        {t('entrance.forgotSent')}
      </p>
    );
  const send = ({ email }: { email: string }) =>
    attempt(async () => {
      await api.POST('/api/auth/request-password-reset', { body: { email } });
      setState('sent');
    });
  return (
    <Form onFinish={send} layout="vertical" style={{ marginTop: 14 }} requiredMark={false}>
      <Form.Item name="email" label={t('entrance.email')} rules={[{ required: true, message: '' }]}>
        <Input type="email" />
      </Form.Item>
      {says && <Alert type="error" title={says} style={{ marginBottom: 14 }} />}
      <Button htmlType="submit" block loading={busy}>
        {t('entrance.reset.title')}
      </Button>
    </Form>
  );
}
