import { Form, Input, InputNumber, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';

const KINDS = ['count', 'ratio', 'metric'] as const;
const DIRECTIONS = ['up', 'down', 'both'] as const;

interface Wish {
  readonly code: string;
  readonly title: string;
  readonly kind: (typeof KINDS)[number];
  readonly direction: (typeof DIRECTIONS)[number];
  readonly unit?: string;
  readonly missingAfterMinutes?: number;
}

/** Declares a business metric, so that another system may push its points. */
export function AddSeries({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('series');
  return (
    <FormDialog<Wish>
      title={t('watching.series.add')}
      initial={{ kind: 'ratio', direction: 'up', missingAfterMinutes: 10 }}
      onClose={onClose}
      onSave={async (body) => {
        await api.POST('/api/v1/series', { body });
        refresh();
      }}
    >
      <NameField name="title" label={t('watching.series.name')} />
      <Form.Item
        name="code"
        label={t('watching.series.code')}
        rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{0,63}$/, message: 'pay.fail-rate' }]}
      >
        <Input maxLength={64} spellCheck={false} placeholder="pay.fail-rate" />
      </Form.Item>
      <Form.Item name="kind" label={t('watching.series.kind.label')}>
        <Segmented options={KINDS.map((value) => ({ value, label: t(`watching.series.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="direction" label={t('watching.series.direction.label')}>
        <Segmented
          options={DIRECTIONS.map((value) => ({ value, label: t(`watching.series.direction.${value}`) }))}
        />
      </Form.Item>
      <div className="field-line">
        <Form.Item name="unit" label={t('watching.series.unit')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="missingAfterMinutes" label={t('watching.series.missing')}>
          <InputNumber min={1} max={10_080} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
