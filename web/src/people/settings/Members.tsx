import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { type Me, useMe } from '../../app/me.ts';
import { members } from '../../app/members.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Tag } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';

type Role = Me['role'];
const ROLES: readonly Role[] = ['owner', 'leader', 'manager', 'frontline', 'member', 'guest'];

/** Who belongs to the workspace and as what; owners invite and change. */
export function Members() {
  const { t } = useTranslation();
  const me = useMe();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const asked = useQuery(members);
  const mayChange = me.role === 'owner';
  const options = {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members'] }),
    onError: (error: unknown) => void message.error(refusalText(error)),
  };
  const change = useMutation({
    mutationFn: ({ id, role }: { id: string; role: Role }) =>
      api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body: { role } }),
    ...options,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/members/{id}', { params: { path: { id } } }),
    ...options,
  });
  const askRemove = (id: string, name: string) =>
    modal.confirm({
      title: t('settings.members.removeAsk', { name }),
      okText: t('settings.members.remove'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: () => remove.mutateAsync(id),
    });
  return (
    <div className="stack">
      <Card title={t('settings.tab.members')} hint={asked.data && String(asked.data.length)}>
        <Answer asked={asked}>
          {(list) => (
            <Rows label={t('settings.tab.members')}>
              {list.map((member) => (
                <Row
                  key={member.userId}
                  title={
                    <>
                      {member.name}{' '}
                      {member.userId === me.user.id && (
                        <span className="dim">{t('settings.members.you')}</span>
                      )}
                    </>
                  }
                  line={member.email}
                  figure={
                    mayChange ? (
                      <Select
                        value={member.role}
                        aria-label={`${t('settings.members.role')} · ${member.name}`}
                        style={{ width: 110 }}
                        onChange={(role) => change.mutate({ id: member.userId, role })}
                        options={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))}
                      />
                    ) : (
                      <Tag>{t(`settings.role.${member.role}`)}</Tag>
                    )
                  }
                  actions={
                    mayChange &&
                    member.userId !== me.user.id && (
                      <Button type="text" onClick={() => askRemove(member.userId, member.name)}>
                        {t('settings.members.remove')}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )}
        </Answer>
      </Card>
      {mayChange && <Invitations />}
    </div>
  );
}

function Invitations() {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [form] = Form.useForm<{ email: string; role: Role }>();
  const asked = useQuery({
    queryKey: ['members', 'invitations'],
    queryFn: async () => (await api.GET('/api/v1/invitations')).data!.invitations,
  });
  const options = { onError: (error: unknown) => void message.error(refusalText(error)) };
  const refresh = () => queries.invalidateQueries({ queryKey: ['members'] });
  const invite = useMutation({
    mutationFn: async (body: { email: string; role: Role }) =>
      (await api.POST('/api/v1/invitations', { body })).data!,
    onSuccess: async (made) => {
      setOpen(false);
      setLink(made.link);
      await refresh();
    },
    ...options,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    onSuccess: refresh,
    ...options,
  });
  return (
    <Card
      title={t('settings.members.invite')}
      extra={<Button onClick={() => setOpen(true)}>{t('settings.members.invite')}</Button>}
      definition={t('settings.members.linkSays')}
    >
      {link && (
        <Typography.Paragraph copyable={{ text: link }} code style={{ overflowWrap: 'anywhere' }}>
          {link}
        </Typography.Paragraph>
      )}
      <Rows label={t('settings.members.pending')}>
        {(asked.data ?? []).map((invitation) => (
          <Row
            key={invitation.id}
            title={invitation.email}
            line={`${t(`settings.role.${invitation.role}`)} · ${t('settings.members.pending')} · ${t('settings.keys.expires', { day: format.day(invitation.expiresAt) })}`}
            actions={
              <Button
                type="text"
                loading={revoke.isPending && revoke.variables === invitation.id}
                onClick={() => revoke.mutate(invitation.id)}
              >
                {t('settings.members.revoke')}
              </Button>
            }
          />
        ))}
      </Rows>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t('settings.members.invite')}
        okText={t('settings.members.invite')}
        cancelText={t('shell.cancel')}
        confirmLoading={invite.isPending}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ role: 'member' }}
          onFinish={(body) => invite.mutate(body)}
        >
          <Form.Item
            name="email"
            label={t('settings.members.email')}
            rules={[{ required: true, type: 'email', message: '' }]}
          >
            <Input type="email" autoFocus />
          </Form.Item>
          <Form.Item name="role" label={t('settings.members.role')}>
            <Select options={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))} />
          </Form.Item>
        </Form>
      </Modal>
    </Card>
  );
}
