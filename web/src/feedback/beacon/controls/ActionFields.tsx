import { Form, Input, InputNumber, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ControlAction } from '../types.ts';
import { ACTIONS, type ActionType } from './control-words.ts';

export interface ActionWords {
  readonly type: ActionType;
  readonly words?: string;
  readonly perMinute?: number;
  /** Of a custom action: what points know it by, and its values as JSON. */
  readonly customName?: string;
  readonly payload?: string;
}

/** The action as the API takes it, of what stands in the form. */
export function actionOf({ type, words, perMinute, customName, payload }: ActionWords): ControlAction {
  if (type === 'banner' || type === 'service-script') return { type, words: words ?? '' };
  if (type === 'limit-rate') return { type, perMinute: perMinute ?? 1 };
  if (type === 'custom') return { type, name: customName ?? '', values: parseObject(payload) ?? {} };
  return { type };
}

/** Whether the action could be sent as it stands. */
export const isWhole = (action: ControlAction): boolean =>
  'words' in action ? action.words.trim() !== '' : action.type !== 'custom' || action.name !== '';

/** What stands in the form of an action that is there already. */
export function wordsOfAction(action: ControlAction): ActionWords {
  const { type } = action;
  if ('words' in action) return { type, words: action.words };
  if ('perMinute' in action) return { type, perMinute: action.perMinute };
  if (action.type === 'custom')
    return { type, customName: action.name, payload: JSON.stringify(action.values, null, 2) };
  return { type };
}

type Values = Record<string, string | number | boolean>;

function parseObject(text: string | undefined): Values | null {
  try {
    const value: unknown = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null;
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
          name="words"
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
          name="customName"
          label={t('controls.form.customName')}
          rules={[{ required: true, pattern: /^[\w.:-]{1,64}$/, message: 'gift.off' }]}
        >
          <Input maxLength={64} spellCheck={false} placeholder="gift.off" />
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
