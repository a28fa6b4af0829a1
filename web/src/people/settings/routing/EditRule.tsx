import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { MemberSelect } from '../../MemberSelect.tsx';
import type { Rule } from './Rules.tsx';

interface Fields {
  readonly name: string;
  readonly channels?: string[];
  readonly attributes?: { key: string; values: string[] }[];
  readonly words?: string[];
  readonly ownerId: string;
  readonly acknowledgeMinutes: number;
  readonly ladder?: { memberId: string; afterMinutes: number }[];
}

function fieldsOf(rule: Rule | null): Partial<Fields> {
  if (rule === null) return { acknowledgeMinutes: 60, ladder: [] };
  const { matches } = rule;
  return {
    name: rule.name,
    channels: matches.channels,
    words: matches.words,
    attributes: Object.entries(matches.attributes ?? {}).map(([key, values]) => ({ key, values })),
    ownerId: rule.ownerId,
    acknowledgeMinutes: rule.acknowledgeMinutes,
    ladder: [...rule.ladder],
  };
}

function bodyOf(fields: Fields, rule: Rule | null) {
  const { channels, words, attributes } = fields;
  const matches = {
    ...(channels?.length ? { channels } : {}),
    ...(words?.length ? { words } : {}),
    ...(attributes?.length
      ? { attributes: Object.fromEntries(attributes.map(({ key, values }) => [key, values])) }
      : {}),
  };
  return {
    name: fields.name,
    matches,
    ownerId: fields.ownerId,
    acknowledgeMinutes: fields.acknowledgeMinutes,
    ladder: fields.ladder ?? [],
    calendarId: rule?.calendarId ?? null,
    enabled: rule?.enabled ?? true,
  };
}

/** One rule: what it fits, whom it calls, and who comes next. */
export function EditRule({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<Fields>();
  const facets = useQuery({
    queryKey: ['voices', 'facets'],
    queryFn: async () => (await api.GET('/api/v1/voices/facets')).data!,
  });
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const body = bodyOf(fields, rule);
      if (rule === null) await api.POST('/api/v1/routing/rules', { body });
      else
        await api.PUT('/api/v1/routing/rules/{id}', {
          params: { path: { id: rule.id } },
          body: { ...body, version: rule.version },
        });
    },
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: ['routing'] });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  const required = [{ required: true, message: '' }];
  return (
    <Modal
      open
      onCancel={onClose}
      width={600}
      title={rule?.name ?? t('settings.routing.add')}
      okText={t('shell.save')}
      cancelText={t('shell.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(rule)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="name" label={t('settings.routing.name')} rules={required}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="channels" label={`${t('settings.routing.when')} ${t('settings.routing.channels')}`}>
          <Select mode="tags" options={facets.data?.channels.map(({ value }) => ({ value, label: value }))} />
        </Form.Item>
        <AttributeFields facets={facets.data?.attributes ?? []} />
        <Form.Item name="words" label={`${t('settings.routing.when')} ${t('settings.routing.words')}`}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="ownerId" label={t('settings.routing.owner')} rules={required}>
          <MemberSelect />
        </Form.Item>
        <Form.Item name="acknowledgeMinutes" label={t('settings.routing.minutes')} rules={required}>
          <InputNumber min={1} max={120_000} />
        </Form.Item>
        <LadderFields />
      </Form>
    </Modal>
  );
}

function AttributeFields({
  facets,
}: {
  facets: readonly { key: string; values: readonly { value: string }[] }[];
}) {
  const { t } = useTranslation();
  return (
    <Form.Item label={`${t('settings.routing.when')} ${t('settings.routing.attributes')}`}>
      <Form.List name="attributes">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="toolbar" style={{ marginBottom: 6 }}>
                <Form.Item name={[field.name, 'key']} noStyle rules={[{ required: true, message: '' }]}>
                  <Select
                    style={{ width: 140 }}
                    aria-label={t('settings.routing.attributes')}
                    options={facets.map(({ key }) => ({ value: key, label: key }))}
                  />
                </Form.Item>
                <Form.Item noStyle shouldUpdate>
                  {({ getFieldValue }) => {
                    const key = getFieldValue(['attributes', field.name, 'key']) as string | undefined;
                    const values = facets.find((facet) => facet.key === key)?.values ?? [];
                    return (
                      <Form.Item
                        name={[field.name, 'values']}
                        noStyle
                        rules={[{ required: true, message: '' }]}
                      >
                        <Select
                          mode="tags"
                          style={{ flex: 1, minWidth: 180 }}
                          aria-label={key}
                          options={values.map(({ value }) => ({ value, label: value }))}
                        />
                      </Form.Item>
                    );
                  }}
                </Form.Item>
                <Button type="text" size="small" onClick={() => remove(field.name)}>
                  {t('shell.remove')}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ values: [] })}>
              {t('settings.routing.more')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

function LadderFields() {
  const { t } = useTranslation();
  return (
    <Form.Item label={t('settings.routing.ladder')}>
      <Form.List name="ladder">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className="toolbar" style={{ marginBottom: 6 }}>
                <Form.Item
                  name={[field.name, 'afterMinutes']}
                  noStyle
                  rules={[{ required: true, message: '' }]}
                >
                  <InputNumber
                    min={0}
                    max={120_000}
                    aria-label={t('settings.routing.minutes')}
                    suffix={t('settings.routing.minute')}
                    style={{ width: 130 }}
                  />
                </Form.Item>
                <div style={{ flex: 1, minWidth: 180, display: 'grid' }}>
                  <Form.Item
                    name={[field.name, 'memberId']}
                    noStyle
                    rules={[{ required: true, message: '' }]}
                  >
                    <MemberSelect />
                  </Form.Item>
                </div>
                <Button type="text" size="small" onClick={() => remove(field.name)}>
                  {t('shell.remove')}
                </Button>
              </div>
            ))}
            <Button size="small" onClick={() => add({ afterMinutes: 60 })}>
              {t('settings.routing.more')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
