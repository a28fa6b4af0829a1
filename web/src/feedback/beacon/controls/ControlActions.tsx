import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import type { ControlShown } from '../types.ts';

const ORDER = ['refuse', 'keep', 'extend', 'takeBack', 'approve'] as const;
type Step = (typeof ORDER)[number];
/** In a list only what ends or starts a control. */
const FEW: ReadonlySet<Step> = new Set(['takeBack', 'approve', 'refuse']);
const USUAL_MINUTES = 60;

interface Words {
  readonly reason: string;
  readonly ttlMinutes?: number;
}

async function step(control: ControlShown, action: Step, { reason, ttlMinutes }: Words): Promise<void> {
  const params = { path: { id: control.id } };
  const body = { version: control.version, reason };
  const steps: Record<Step, () => Promise<unknown>> = {
    approve: () => api.POST('/api/v1/controls/{id}/approve', { params, body }),
    refuse: () => api.POST('/api/v1/controls/{id}/refuse', { params, body }),
    takeBack: () => api.POST('/api/v1/controls/{id}/take-back', { params, body }),
    keep: () => api.POST('/api/v1/controls/{id}/keep', { params, body }),
    extend: () =>
      api.POST('/api/v1/controls/{id}/extend', {
        params,
        body: { ...body, ttlMinutes: ttlMinutes ?? USUAL_MINUTES },
      }),
  };
  await steps[action]();
}

/** The steps open to the reader; each takes a reason, because each changes what customers meet. */
export function ControlActions({ control, few = false }: { control: ControlShown; few?: boolean }) {
  const { t } = useTranslation();
  const refresh = useRefresh('controls', 'alarms', 'beacon', 'queue');
  const [asking, setAsking] = useState<Step | null>(null);
  const possible = ORDER.filter((action) => control.possible.includes(action) && (!few || FEW.has(action)));
  return (
    <>
      {possible.map((action) => (
        <Button
          key={action}
          size={few ? 'small' : 'middle'}
          type={!few && action === 'approve' ? 'primary' : 'default'}
          onClick={() => setAsking(action)}
        >
          {t(`controls.${action}`)}
        </Button>
      ))}
      {asking && (
        <FormDialog<Words>
          title={t(`controls.${asking}`)}
          okText={t('shell.confirm')}
          initial={{ ttlMinutes: USUAL_MINUTES }}
          onClose={() => setAsking(null)}
          onSave={async (words) => {
            await step(control, asking, words);
            refresh();
          }}
        >
          {asking === 'extend' && (
            <Form.Item name="ttlMinutes" label={t('controls.form.ttl')}>
              <InputNumber min={1} max={10_080} />
            </Form.Item>
          )}
          <ReasonField label={t(asking === 'takeBack' ? 'controls.takeBackAsk' : 'controls.reason')} />
        </FormDialog>
      )}
    </>
  );
}
