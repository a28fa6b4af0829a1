import { Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ACTIONS, type ActionType } from './control-words.ts';

export interface ActionWords {
  readonly type: ActionType;
  readonly text?: string;
  readonly perMinute?: number;
  readonly payload?: string;
}

/** The action as the API takes it, of what stands in the form. */
export function actionOf({ type, text, perMinute, payload }: ActionWords): { type: ActionType } {
  if (type === 'banner' || type === 'service-script') return { type, text: text ?? '' } as never;
  if (type === 'limit-rate') return { type, perMinute: perMinute ?? 1 } as never;
  if (type === 'custom') return { type, payload: parseObject(payload) ?? {} } as never;
  return { type };
}

/** What stands in the form of an action that is there already. */
export function wordsOfAction(action: { readonly type: string }): ActionWords {
  const { type, text, perMinute, payload } = action as ActionWords & { payload?: unknown };
  return {
    type,
    ...(text === undefined ? {} : { text }),
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload, null, 2) }),
  };
}

function parseObject(text: string | undefined): object | null {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a control does, and the words or limit that this takes. */
export function ActionFields() {
  const { t } = useTranslation();
  const type = Form.useWatch<ActionType>('type', Form.useFormInstance());
  return (
    <>
      <Form.Item name="type" label={t('controls.form.action')}>
        <Select options={ACTIONS.map((value) => ({ value, label: t(`controls.action.${value}`) }))} />
      </Form.Item>
      {(type === 'banner' || type === 'service-script') && (
        <Form.Item
          name="text"
          label={t(type === 'banner' ? 'controls.form.text' : 'controls.form.script')}
          rules={[{ required: true, whitespace: true, message: '' }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
      )}
      {type === 'limit-rate' && (
        <Form.Item
          name="perMinute"
          label={t('controls.form.limit')}
          rules={[{ required: true, message: '' }]}
        >
          <InputNumber min={0} max={1_000_000} />
        </Form.Item>
      )}
      {type === 'custom' && (
        <Form.Item
          name="payload"
          label={t('controls.form.custom')}
          rules={[
            {
              validator: (_, value: string) =>
                parseObject(value)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('controls.form.customWrong'))),
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={8000} spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}

const LIFETIMES = [15, 60, 240, 1_440] as const;

/** How long until it ends by itself. */
export function Lifetime() {
  const { t } = useTranslation();
  return (
    <Form.Item name="ttlMinutes" label={t('controls.form.ttl')}>
      <Segmented
        options={LIFETIMES.map((value) => ({
          value,
          label:
            value < 60
              ? t('controls.form.minutes', { count: value })
              : t('controls.form.hours', { count: value / 60 }),
        }))}
      />
    </Form.Item>
  );
}
