import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Empty } from '../../parts/states.tsx';
import { useFormat } from '../../words/format.ts';

const SCOPES = ['voices:write', 'enforce', 'read', 'write', 'admin'] as const;
type Scope = (typeof SCOPES)[number];
/** Its word in the catalogues, where a colon would part the key. */
const wordOf = (scope: Scope) => (scope === 'voices:write' ? 'voicesWrite' : scope);

/** Keys by which other systems use the API; each is shown once. */
export function Keys() {
  const { t } = useTranslation();
  const format = useFormat();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [form] = Form.useForm<{ name: string; scopes: Scope[] }>();
  const asked = useQuery({
    queryKey: ['keys'],
    queryFn: async () => (await api.GET('/api/v1/keys')).data!.keys,
  });
  const options = { onError: (error: unknown) => void message.error(refusalText(error)) };
  const refresh = () => queries.invalidateQueries({ queryKey: ['keys'] });
  const create = useMutation({
    mutationFn: async (body: { name: string; scopes: Scope[] }) =>
      (await api.POST('/api/v1/keys', { body })).data!,
    onSuccess: async (answer) => {
      setOpen(false);
      setMade(answer.secret);
      await refresh();
    },
    ...options,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/keys/{id}', { params: { path: { id } } }),
    onSuccess: refresh,
    ...options,
  });
  const askRevoke = (id: string) =>
    modal.confirm({
      title: t('settings.keys.revokeAsk'),
      okText: t('settings.keys.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: () => revoke.mutateAsync(id),
    });
  return (
    <Card
      title={t('settings.tab.keys')}
      extra={<Button onClick={() => setOpen(true)}>{t('settings.keys.create')}</Button>}
    >
      {made && (
        <Alert
          type="success"
          title={t('settings.keys.once')}
          description={
            <Typography.Text copyable code>
              {made}
            </Typography.Text>
          }
          style={{ margin: '10px 0' }}
        />
      )}
      <Answer asked={asked}>
        {(keys) =>
          keys.length === 0 ? (
            <Empty title={t('settings.keys.none')}>{t('settings.keys.noneSays')}</Empty>
          ) : (
            <Rows label={t('settings.tab.keys')}>
              {keys
                .filter((key) => key.revokedAt === null)
                .map((key) => (
                  <Row
                    key={key.id}
                    title={key.name}
                    line={[
                      `${key.hint}…`,
                      key.scopes.map((scope) => t(`settings.keys.scope.${wordOf(scope)}`)).join(' / '),
                      key.lastUsedAt
                        ? t('settings.keys.lastUsed', { ago: format.ago(key.lastUsedAt) })
                        : t('settings.keys.never'),
                    ].join(' · ')}
                    actions={
                      <Button type="text" onClick={() => askRevoke(key.id)}>
                        {t('settings.keys.revoke')}
                      </Button>
                    }
                  />
                ))}
            </Rows>
          )
        }
      </Answer>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t('settings.keys.create')}
        okText={t('settings.keys.create')}
        cancelText={t('shell.cancel')}
        confirmLoading={create.isPending}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ scopes: ['voices:write'] }}
          onFinish={(body) => create.mutate(body)}
        >
          <Form.Item
            name="name"
            label={t('settings.keys.name')}
            rules={[{ required: true, whitespace: true, message: '' }]}
          >
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item
            name="scopes"
            label={t('settings.keys.scopes')}
            rules={[{ required: true, message: '' }]}
          >
            <Checkbox.Group
              options={SCOPES.map((value) => ({ value, label: t(`settings.keys.scope.${wordOf(value)}`) }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </Card>
  );
}
