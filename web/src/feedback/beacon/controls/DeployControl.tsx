import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import type { Scope } from '../types.ts';
import { ActionFields, type ActionWords, actionOf, Lifetime } from './ActionFields.tsx';
import { DryRun } from './DryRun.tsx';
import { mutable, ScopeEditor } from './ScopeEditor.tsx';

interface Wish extends ActionWords {
  readonly scope: Scope;
  readonly ttlMinutes: number;
  readonly reason: string;
}

interface DeployControlProps {
  /** What is filled in, such as the located cause. */
  readonly scope: Scope;
  readonly alarmId?: string;
  readonly onClose: () => void;
}

/** Deploys a control: where, what, how long, why; the dry run beside it says what it would have hit. */
export function DeployControl({ scope, alarmId, onClose }: DeployControlProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const refresh = useRefresh('controls', 'alarms', 'beacon');
  const deploy = async (wish: Wish) => {
    const { ttlMinutes, reason } = wish;
    const body = { scope: mutable(wish.scope), action: actionOf(wish), ttlMinutes, reason };
    const { data } = await api.POST('/api/v1/controls', { body: alarmId ? { ...body, alarmId } : body });
    refresh();
    void message.success(t(data!.state === 'proposed' ? 'controls.form.proposed' : 'controls.form.done'));
  };
  return (
    <FormDialog<Wish>
      width={620}
      title={t('controls.form.title')}
      okText={t('controls.form.submit')}
      danger
      initial={{ scope, type: 'pause-offer', ttlMinutes: 60 }}
      onClose={onClose}
      onSave={deploy}
    >
      <Form.Item name="scope" label={t('controls.form.scope')}>
        <ScopeEditor />
      </Form.Item>
      <ActionFields />
      <DryRunOfForm />
      <Lifetime />
      <ReasonField label={t('controls.form.reason')} focus={false} />
    </FormDialog>
  );
}

/** The dry run of what stands in the form at the moment. */
function DryRunOfForm() {
  const wish = Form.useWatch([], Form.useFormInstance<Wish>()) as Wish | undefined;
  return wish?.scope ? <DryRun scope={wish.scope} action={actionOf(wish)} /> : null;
}
