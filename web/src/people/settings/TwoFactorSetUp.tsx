import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, QRCode, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { me as meQuestion, useMe } from '../../app/me.ts';
import { Card } from '../../parts/Card.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Tag } from '../../parts/Tag.tsx';

interface Secret {
  readonly totpURI: string;
  readonly backupCodes: string[];
}

/** Turns the second factor on (scan, then prove it with a code) and off. */
export function TwoFactorSetUp() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { user } = useMe();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [secret, setSecret] = useState<Secret | null>(null);
  const onError = (error: unknown) => void message.error(refusalText(error));
  const refresh = () => queries.invalidateQueries({ queryKey: meQuestion.queryKey });
  const begin = useMutation({
    mutationFn: async () =>
      (await api.POST('/api/auth/two-factor/enable', { body: { password } })).data as unknown as Secret,
    onSuccess: setSecret,
    onError,
  });
  const prove = useMutation({
    mutationFn: () => api.POST('/api/auth/two-factor/verify-totp', { body: { code: code.trim() } }),
    onSuccess: async () => {
      setSecret(null);
      setPassword('');
      await refresh();
    },
    onError,
  });
  const end = useMutation({
    mutationFn: () => api.POST('/api/auth/two-factor/disable', { body: { password } }),
    onSuccess: refresh,
    onError,
  });
  return (
    <Card
      title={t('settings.twoFactor.title')}
      extra={
        <Tag tone={user.twoFactor ? 'jade' : 'ink'}>
          {user.twoFactor ? t('settings.twoFactor.on') : t('settings.twoFactor.off')}
        </Tag>
      }
    >
      {secret === null ? (
        <Space.Compact style={{ width: '100%', marginTop: 8 }}>
          <Input.Password
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            placeholder={t('settings.twoFactor.password')}
            aria-label={t('settings.twoFactor.password')}
            autoComplete="current-password"
          />
          <Button
            loading={begin.isPending || end.isPending}
            disabled={password === ''}
            onClick={() => (user.twoFactor ? end.mutate() : begin.mutate())}
          >
            {user.twoFactor ? t('settings.twoFactor.disable') : t('settings.twoFactor.enable')}
          </Button>
        </Space.Compact>
      ) : (
        <>
          <p className="muted">{t('settings.twoFactor.scan')}</p>
          <QRCode value={secret.totpURI} bordered={false} />
          <p className="dim" style={{ overflowWrap: 'anywhere' }}>
            {new URL(secret.totpURI).searchParams.get('secret')}
          </p>
          <p className="dim">
            {t('settings.twoFactor.backup')}: {secret.backupCodes.join('  ')}
          </p>
          <Space.Compact style={{ width: '100%' }}>
            <Input
              value={code}
              onChange={(event) => setCode(event.target.value)}
              inputMode="numeric"
              autoComplete="one-time-code"
              placeholder={t('settings.twoFactor.code')}
              aria-label={t('settings.twoFactor.code')}
            />
            <Button
              type="primary"
              loading={prove.isPending}
              disabled={code.trim().length < 6}
              onClick={() => prove.mutate()}
            >
              {t('shell.confirm')}
            </Button>
          </Space.Compact>
        </>
      )}
    </Card>
  );
}
