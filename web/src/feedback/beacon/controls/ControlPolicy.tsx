import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useFormat } from '../../../words/format.ts';
import { ACTIONS } from './control-words.ts';

type Policy = paths['/api/v1/control-policy']['get']['responses'][200]['content']['application/json'];

const PERCENT = 100;

/** How far controls may go by themselves; beyond it a second person is asked. */
export function ControlPolicy() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const asked = useQuery({
    queryKey: ['controls', 'policy'],
    queryFn: async () => (await api.GET('/api/v1/control-policy')).data!,
  });
  return (
    <Card
      title={t('controls.policy.title')}
      definition={t('controls.policy.says')}
      extra={
        isAtLeast('leader', me) &&
        asked.data && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('shell.edit')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={4}>
        {(policy) => (
          <dl className="facts">
            <dt>{t('controls.policy.share')}</dt>
            <dd>
              {format.percent(policy.mostShare)} <span className="dim">{t('controls.policy.shareNote')}</span>
            </dd>
            <dt>{t('controls.policy.active')}</dt>
            <dd>{policy.mostActive}</dd>
            <dt>{t('controls.policy.perHour')}</dt>
            <dd>{policy.mostPerHour}</dd>
            <dt>{t('controls.policy.ttl')}</dt>
            <dd>{policy.longestTtlMinutes}</dd>
            <dt>{t('controls.policy.second')}</dt>
            <dd>
              {format.list(policy.secondEyes.map((type) => t(`controls.action.${type as 'custom'}`))) ||
                t('shell.none')}
            </dd>
          </dl>
        )}
      </Answer>
      {editing && asked.data && <EditPolicy policy={asked.data} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function EditPolicy({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('controls');
  return (
    <FormDialog<Policy & { reason: string }>
      title={t('controls.policy.title')}
      initial={{ ...policy, mostShare: policy.mostShare * PERCENT }}
      onClose={onClose}
      onSave={async (wish) => {
        await api.PUT('/api/v1/control-policy', {
          body: { ...wish, version: policy.version, mostShare: wish.mostShare / PERCENT },
        });
        refresh();
      }}
    >
      <Form.Item name="mostShare" label={t('controls.policy.share')}>
        <InputNumber min={0} max={100} suffix="%" />
      </Form.Item>
      <Form.Item name="mostActive" label={t('controls.policy.active')}>
        <InputNumber min={0} max={1000} />
      </Form.Item>
      <Form.Item name="mostPerHour" label={t('controls.policy.perHour')}>
        <InputNumber min={0} max={1000} />
      </Form.Item>
      <Form.Item name="longestTtlMinutes" label={t('controls.policy.ttl')}>
        <InputNumber min={1} max={10_080} />
      </Form.Item>
      <Form.Item name="secondEyes" label={t('controls.policy.second')}>
        <Select
          mode="multiple"
          options={ACTIONS.map((value) => ({ value, label: t(`controls.action.${value}`) }))}
        />
      </Form.Item>
      <ReasonField label={t('controls.reason')} focus={false} />
    </FormDialog>
  );
}
