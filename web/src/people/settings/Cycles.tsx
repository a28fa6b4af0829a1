import type { paths } from '@gongjian/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/api.ts';
import { isAtLeast, useMe } from '../../app/me.ts';
import { useCycleTitle } from '../../loop/home/cycle-title.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Card } from '../../parts/Card.tsx';
import { Row, Rows } from '../../parts/Row.tsx';
import { useRefusalText } from '../../parts/refusal.ts';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useFormat } from '../../words/format.ts';

type Cycle =
  paths['/api/v1/cycles']['get']['responses'][200]['content']['application/json']['cycles'][number];
type Cadence = Cycle['cadence'];

const CADENCES: readonly Cadence[] = ['year', 'half', 'quarter', 'month', 'custom'];
const TONES: Readonly<Record<Cycle['state'], Tone>> = {
  planned: 'ink',
  running: 'indigo',
  over: 'amber',
  closed: 'ink',
};

/** The turns of the loop, and business modules with a cadence of their own. */
export function Cycles() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const cycleTitle = useCycleTitle();
  const [closing, setClosing] = useState<Cycle | null>(null);
  const asked = useQuery({
    queryKey: ['cycles'],
    queryFn: async () => (await api.GET('/api/v1/cycles', { params: { query: { limit: 50 } } })).data!.cycles,
  });
  return (
    <div className="grid halves">
      <Card title={t('settings.tab.cycles')}>
        <Answer asked={asked}>
          {(cycles) => (
            <Rows label={t('settings.tab.cycles')}>
              {cycles.map((cycle) => (
                <Row
                  key={cycle.id}
                  tag={<Tag tone={TONES[cycle.state]}>{t(`settings.cycles.state.${cycle.state}`)}</Tag>}
                  title={cycleTitle(cycle)}
                  line={`${t(`settings.cycles.cadences.${cycle.cadence}`)} · ${format.day(cycle.startsOn)} – ${format.day(cycle.endsOn)}`}
                  actions={
                    isAtLeast('leader', me) &&
                    (cycle.state === 'running' || cycle.state === 'over') && (
                      <Button size="small" onClick={() => setClosing(cycle)}>
                        {t('settings.cycles.close')}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )}
        </Answer>
      </Card>
      <Modules />
      {closing && <CloseCycle cycle={closing} onClose={() => setClosing(null)} />}
    </div>
  );
}

interface Next {
  readonly cadence: Cadence;
  readonly days?: number;
  readonly reason?: string;
}

/** Ends a cycle today and says how long the next one is: the loop may turn faster from now on. */
function CloseCycle({ cycle, onClose }: { cycle: Cycle; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [form] = Form.useForm<Next>();
  const close = useMutation({
    mutationFn: ({ cadence, days, reason }: Next) =>
      api.POST('/api/v1/cycles/{id}/close', {
        params: { path: { id: cycle.id } },
        body: {
          version: cycle.version,
          next: { cadence, ...(days ? { days } : {}) },
          ...(reason ? { reason } : {}),
        },
      }),
    onSuccess: async () => {
      onClose();
      for (const key of ['cycles', 'overview', 'ledger']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('settings.cycles.close')}
      okText={t('shell.confirm')}
      cancelText={t('shell.cancel')}
      confirmLoading={close.isPending}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ cadence: cycle.cadence, days: cycle.days ?? undefined }}
        onFinish={(next) => close.mutate(next)}
      >
        <CadenceFields />
        <Form.Item name="reason" label={t('adjustments.decide.reason')}>
          <Input.TextArea maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function CadenceFields() {
  const { t } = useTranslation();
  const cadence = Form.useWatch<Cadence>('cadence', Form.useFormInstance());
  return (
    <>
      <Form.Item name="cadence" label={t('settings.cycles.cadence')}>
        <Select
          options={CADENCES.map((value) => ({ value, label: t(`settings.cycles.cadences.${value}`) }))}
        />
      </Form.Item>
      {cadence === 'custom' && (
        <Form.Item name="days" label={t('settings.cycles.custom')} rules={[{ required: true, message: '' }]}>
          <InputNumber min={7} max={732} />
        </Form.Item>
      )}
    </>
  );
}

function Modules() {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Next & { name: string }>();
  const asked = useQuery({
    queryKey: ['cycles', 'modules'],
    queryFn: async () => (await api.GET('/api/v1/modules')).data!.modules,
  });
  const add = useMutation({
    mutationFn: (body: { name: string; cadence: Cadence; days?: number }) =>
      api.POST('/api/v1/modules', { body }),
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['cycles'] });
    },
    onError: (error) => void message.error(refusalText(error)),
  });
  return (
    <Card
      title={t('settings.cycles.modules')}
      definition={t('settings.cycles.modulesSays')}
      extra={
        isAtLeast('leader', me) && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('settings.cycles.addModule')}
          </Button>
        )
      }
    >
      <Answer asked={asked}>
        {(modules) => (
          <Rows label={t('settings.cycles.modules')}>
            {modules.map((module) => (
              <Row
                key={module.id}
                title={module.name}
                figure={<Tag>{t(`settings.cycles.cadences.${module.cadence}`)}</Tag>}
              />
            ))}
          </Rows>
        )}
      </Answer>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={t('settings.cycles.addModule')}
        okText={t('shell.save')}
        cancelText={t('shell.cancel')}
        confirmLoading={add.isPending}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ cadence: 'month' }}
          onFinish={({ name, cadence, days }) => add.mutate({ name, cadence, ...(days ? { days } : {}) })}
        >
          <Form.Item
            name="name"
            label={t('settings.routing.name')}
            rules={[{ required: true, whitespace: true, message: '' }]}
          >
            <Input autoFocus maxLength={80} />
          </Form.Item>
          <CadenceFields />
        </Form>
      </Modal>
    </Card>
  );
}
