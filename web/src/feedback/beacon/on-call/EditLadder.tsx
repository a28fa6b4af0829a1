import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { useMemberName } from '../../../app/members.ts';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import type { Severity } from '../types.ts';
import { useChannelOptions } from './channels.ts';
import { keyOf, type LadderShown, type StepShown, targetOf } from './ladders.ts';
import { useTargetOptions } from './target-options.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'major', 'minor'];

interface Step {
  readonly afterMinutes: number;
  readonly to: string[];
  readonly channels: string[];
  readonly stillBurning?: boolean;
}
interface Wish {
  readonly name: string;
  readonly severities: Severity[];
  readonly steps: Step[];
  readonly repeat: number;
}

const FIRST: Step = { afterMinutes: 0, to: ['owner'], channels: ['page'] };

/** Builds a ladder: step by step, whom to call, after how long, by which ways. */
export function EditLadder({ ladder, onClose }: { ladder: LadderShown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('on-call');
  const save = async ({ name, severities, steps, repeat }: Wish) => {
    const body = {
      ...{ name, repeat },
      position: ladder?.position ?? 0,
      matches: { ...ladder?.matches, severities },
      steps: steps.map((step, i) => stepOf(step, ladder?.steps[i])),
    };
    if (!ladder?.id) await api.POST('/api/v1/ladders', { body });
    else
      await api.PATCH('/api/v1/ladders/{id}', {
        params: { path: { id: ladder.id } },
        body: { version: ladder.version ?? 1, ...body },
      });
    refresh();
  };
  return (
    <FormDialog<Wish>
      width={640}
      title={t(ladder ? 'onCall.ladders.edit' : 'onCall.ladders.add')}
      initial={
        ladder
          ? {
              name: ladder.name,
              severities: (ladder.matches.severities ?? [...SEVERITIES]) as Severity[],
              steps: ladder.steps.map((step) => ({
                afterMinutes: step.afterMinutes,
                to: step.to.map(keyOf),
                channels: step.channels,
                stillBurning: step.onlyIf?.stillBurning ?? false,
              })),
              repeat: ladder.repeat,
            }
          : { severities: [...SEVERITIES], steps: [FIRST], repeat: 1 }
      }
      onClose={onClose}
      onSave={save}
    >
      <NameField label={t('onCall.ladders.name')} />
      <Form.Item name="severities" label={t('onCall.ladders.severities')}>
        <Checkbox.Group
          options={SEVERITIES.map((value) => ({ value, label: t(`beacon.severity.${value}`) }))}
        />
      </Form.Item>
      <Steps />
      <Form.Item name="repeat" label={t('onCall.ladders.repeat')}>
        <InputNumber min={0} max={5} />
      </Form.Item>
    </FormDialog>
  );
}

const stepOf = ({ afterMinutes, to, channels, stillBurning }: Step, before: StepShown | undefined) => ({
  hours: before?.hours ?? 'always',
  ...{ afterMinutes, channels },
  to: to.map(targetOf),
  ...(stillBurning ? { onlyIf: { ...before?.onlyIf, stillBurning: true } } : {}),
});

function Steps() {
  const { t } = useTranslation();
  const targets = useTargetOptions(useMemberName());
  const channels = useChannelOptions();
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="ladder-step">
              <legend>{t('onCall.ladders.step', { n: name + 1 })}</legend>
              <div className="field-line">
                <Form.Item name={[name, 'afterMinutes']} label={t('onCall.ladders.after')}>
                  <InputNumber min={0} max={1440} />
                </Form.Item>
                <Form.Item
                  name={[name, 'to']}
                  label={t('onCall.ladders.to')}
                  className="grow"
                  rules={[{ required: true, message: '' }]}
                >
                  <Select mode="multiple" options={targets} optionFilterProp="label" />
                </Form.Item>
                <Form.Item
                  name={[name, 'channels']}
                  label={t('onCall.ladders.channels')}
                  className="grow"
                  rules={[{ required: true, message: '' }]}
                >
                  <Select mode="multiple" options={channels} optionFilterProp="label" />
                </Form.Item>
              </div>
              <div className="field-line">
                <Form.Item name={[name, 'stillBurning']} valuePropName="checked" noStyle>
                  <Checkbox>
                    {t('onCall.ladders.onlyIf')}
                    {t('onCall.ladders.stillBurning')}
                  </Checkbox>
                </Form.Item>
                {fields.length > 1 && (
                  <Button size="small" type="text" onClick={() => remove(name)}>
                    {t('shell.remove')}
                  </Button>
                )}
              </div>
            </fieldset>
          ))}
          {fields.length < 10 && (
            <Form.Item>
              <Button size="small" onClick={() => add({ ...FIRST, afterMinutes: 5 })}>
                {t('onCall.ladders.addStep')}
              </Button>
            </Form.Item>
          )}
        </>
      )}
    </Form.List>
  );
}
