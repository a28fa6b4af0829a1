import type { paths } from '@gongjian/client';
import { Form, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import type { Severity } from '../types.ts';
import { ActionFields, type ActionWords, actionOf, Lifetime, wordsOfAction } from './ActionFields.tsx';

export type PlaybookShown =
  paths['/api/v1/playbooks']['get']['responses'][200]['content']['application/json']['items'][number];

const SEVERITIES: readonly Severity[] = ['critical', 'major', 'minor'];

interface Wish extends ActionWords {
  readonly name: string;
  readonly severities: Severity[];
  readonly minimumLift: number;
  readonly ttlMinutes: number;
  readonly automatic: boolean;
  readonly enabled: boolean;
  readonly cooldownMinutes: number;
  readonly mostPerDay: number;
}

const USUAL: Partial<Wish> = {
  severities: ['critical', 'major'],
  minimumLift: 3,
  type: 'banner',
  ttlMinutes: 60,
  automatic: false,
  enabled: true,
  cooldownMinutes: 30,
  mostPerDay: 5,
};

/** Writes or changes a playbook; where it acts is the located cause of the alarm that starts it. */
export function EditPlaybook({ playbook, onClose }: { playbook: PlaybookShown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('controls');
  const save = async (wish: Wish) => {
    const { name, enabled, automatic, ttlMinutes, cooldownMinutes, mostPerDay } = wish;
    const { severities, minimumLift } = wish;
    const body = {
      ...{ name, enabled, automatic, ttlMinutes, cooldownMinutes, mostPerDay },
      matches: { ...playbook?.matches, severities, minimumLift },
      action: actionOf(wish),
    };
    if (playbook === null) await api.POST('/api/v1/playbooks', { body });
    else
      await api.PATCH('/api/v1/playbooks/{id}', {
        params: { path: { id: playbook.id } },
        body: { version: playbook.version, ...body },
      });
    refresh();
  };
  return (
    <FormDialog<Wish>
      width={560}
      title={t(playbook ? 'controls.playbooks.edit' : 'controls.playbooks.add')}
      initial={playbook ? wishOf(playbook) : USUAL}
      onClose={onClose}
      onSave={save}
    >
      <NameField label={t('controls.playbooks.name')} />
      <Form.Item name="severities" label={t('controls.playbooks.severities')}>
        <Select
          mode="multiple"
          options={SEVERITIES.map((value) => ({ value, label: t(`beacon.severity.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="minimumLift" label={t('controls.playbooks.minimumLift')}>
        <InputNumber min={0} max={1000} step={0.5} />
      </Form.Item>
      <ActionFields />
      <Lifetime />
      <div className="field-line">
        <Form.Item name="cooldownMinutes" label={t('controls.playbooks.cooldown')}>
          <InputNumber min={0} max={10_080} />
        </Form.Item>
        <Form.Item name="mostPerDay" label={t('controls.playbooks.mostPerDay')}>
          <InputNumber min={1} max={1000} />
        </Form.Item>
        <Form.Item name="automatic" label={t('controls.playbooks.automatic')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="enabled" label={t('controls.playbooks.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

const wishOf = (playbook: PlaybookShown): Partial<Wish> => ({
  name: playbook.name,
  enabled: playbook.enabled,
  automatic: playbook.automatic,
  ttlMinutes: playbook.ttlMinutes,
  cooldownMinutes: playbook.cooldownMinutes,
  mostPerDay: playbook.mostPerDay,
  severities: (playbook.matches.severities ?? [...SEVERITIES]) as Severity[],
  minimumLift: playbook.matches.minimumLift ?? 0,
  ...wordsOfAction(playbook.action),
});
