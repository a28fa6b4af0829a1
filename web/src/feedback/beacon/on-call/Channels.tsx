import { App, Button, Form, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { useRemoval } from '../../../parts/removal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { ADDED, type ChannelShown, useChannels } from './channels.ts';

/** The robots and webhooks that call people, each of which can be tried. */
export function Channels() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useChannels();
  const [editing, setEditing] = useState<ChannelShown | 'new' | null>(null);
  const mayEdit = isAtLeast('manager', me);
  return (
    <Card
      title={t('onCall.channels.title')}
      definition={t('onCall.channels.says')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('onCall.channels.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('onCall.channels.none')}>{t('onCall.channels.noneSays')}</Empty>
          ) : (
            <Rows label={t('onCall.channels.title')}>
              {items.map((channel) => (
                <ChannelRow
                  key={channel.id}
                  channel={channel}
                  mayEdit={mayEdit}
                  onEdit={() => setEditing(channel)}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {editing && (
        <EditChannel channel={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

interface ChannelRowProps {
  readonly channel: ChannelShown;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
}

function ChannelRow({ channel, mayEdit, onEdit }: ChannelRowProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const remove = useRemoval();
  const refresh = useRefresh('on-call');
  const params = { path: { id: channel.id } };
  const tryIt = async () => {
    try {
      const { data } = await api.POST('/api/v1/paging/channels/{id}/test', { params });
      if (data!.ok) void message.success(t('onCall.channels.tested'));
      else void message.error(t('onCall.channels.testFailed', { reason: data!.reason ?? '' }));
    } catch (error) {
      void message.error(refusalText(error));
    }
  };
  return (
    <Row
      tag={
        <Tag tone={channel.enabled ? 'jade' : 'ink'}>
          {t(channel.enabled ? 'onCall.channels.enabled' : 'onCall.channels.disabled')}
        </Tag>
      }
      title={channel.name}
      line={[t(`onCall.channels.kind.${channel.kind as 'slack'}`), channel.host].join(' · ')}
      actions={
        mayEdit && (
          <>
            <Button
              size="small"
              type="text"
              onClick={() =>
                remove(t('onCall.channels.removeAsk', { name: channel.name }), async () => {
                  await api.DELETE('/api/v1/paging/channels/{id}', { params });
                  refresh();
                })
              }
            >
              {t('shell.remove')}
            </Button>
            <Button size="small" onClick={() => void tryIt()}>
              {t('onCall.channels.test')}
            </Button>
            <Button size="small" onClick={onEdit}>
              {t('shell.edit')}
            </Button>
          </>
        )
      }
    />
  );
}

interface Wish {
  readonly kind: (typeof ADDED)[number];
  readonly name: string;
  readonly url?: string;
  readonly secret?: string;
  readonly enabled: boolean;
}

function EditChannel({ channel, onClose }: { channel: ChannelShown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('on-call');
  return (
    <FormDialog<Wish>
      title={channel?.name ?? t('onCall.channels.add')}
      initial={
        channel ? { name: channel.name, enabled: channel.enabled } : { kind: 'dingtalk', enabled: true }
      }
      onClose={onClose}
      onSave={async ({ kind, url, secret, ...rest }) => {
        const secrets = { ...(url ? { url } : {}), ...(secret ? { secret } : {}) };
        if (channel === null)
          await api.POST('/api/v1/paging/channels', { body: { kind, ...rest, ...secrets, url: url ?? '' } });
        else
          await api.PATCH('/api/v1/paging/channels/{id}', {
            params: { path: { id: channel.id } },
            body: { version: channel.version, ...rest, ...secrets },
          });
        refresh();
      }}
    >
      {channel === null && (
        <Form.Item name="kind" label={t('onCall.channels.title')}>
          <Segmented options={ADDED.map((value) => ({ value, label: t(`onCall.channels.kind.${value}`) }))} />
        </Form.Item>
      )}
      <NameField label={t('onCall.channels.name')} />
      <Form.Item
        name="url"
        label={t('onCall.channels.url')}
        rules={[{ required: channel === null, type: 'url', message: 'https://…' }]}
      >
        <Input maxLength={2000} placeholder="https://…" />
      </Form.Item>
      <Form.Item name="secret" label={t('onCall.channels.secret')}>
        <Input.Password maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="enabled" label={t('onCall.channels.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}
