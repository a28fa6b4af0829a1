import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, DatePicker, Form, InputNumber, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { Page } from '../../../parts/Page.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag, type Tone } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { mutable, ScopeEditor } from '../controls/ScopeEditor.tsx';
import { Parts } from '../Parts.tsx';
import { useScopeWords } from '../scope-words.ts';
import { stopwatch } from '../time.ts';
import type { Scope } from '../types.ts';

type DrillShown =
  paths['/api/v1/drills']['get']['responses'][200]['content']['application/json']['items'][number];
type DrillState = 'planned' | 'running' | 'done' | 'stopped' | 'failed';

const TONES: Readonly<Record<DrillState, Tone>> = {
  planned: 'ink',
  running: 'indigo',
  done: 'jade',
  stopped: 'ink',
  failed: 'cinnabar',
};

/** Fires that are not real, to know how long each leg takes before it must hold. */
export function Drills() {
  const { t } = useTranslation();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const asked = useQuery({
    queryKey: ['drills'],
    queryFn: async () => (await api.GET('/api/v1/drills')).data!.items,
  });
  return (
    <Page
      title={t('drills.title')}
      sub={t('drills.says')}
      actions={
        isAtLeast('manager', me) && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('drills.add')}
          </Button>
        )
      }
    >
      <Parts />
      <Card>
        <Answer asked={asked} rows={4}>
          {(items) =>
            items.length === 0 ? (
              <Empty title={t('drills.none')}>{t('drills.noneSays')}</Empty>
            ) : (
              <Rows label={t('drills.title')}>
                {items.map((drill) => (
                  <DrillRow key={drill.id} drill={drill} />
                ))}
              </Rows>
            )
          }
        </Answer>
      </Card>
      {adding && <AddDrill onClose={() => setAdding(false)} />}
    </Page>
  );
}

function DrillRow({ drill }: { drill: DrillShown }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const says = useScopeWords();
  const me = useMe();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const refresh = useRefresh('drills');
  const state = drill.state as DrillState;
  const take = async (step: 'start' | 'stop') => {
    try {
      const params = { path: { id: drill.id } };
      if (step === 'start') await api.POST('/api/v1/drills/{id}/start', { params });
      else await api.POST('/api/v1/drills/{id}/stop', { params });
      refresh();
    } catch (error) {
      void message.error(refusalText(error));
    }
  };
  const legs = (['discover', 'locate', 'deploy', 'enforce', 'whole'] as const).flatMap((leg) => {
    const ms = drill.legs?.[`${leg}Ms`];
    return ms === null || ms === undefined
      ? []
      : [`${t(`drills.leg.${leg}`)} ${stopwatch(ms, i18n.language)}`];
  });
  const line = [
    says(drill.scope),
    drill.startsAt && format.moment(drill.startsAt),
    state === 'done' && legs.length === 0 ? t('drills.missed') : legs.join(' · '),
  ];
  return (
    <Row
      whole
      tag={<Tag tone={TONES[state]}>{t(`drills.state.${state}`)}</Tag>}
      title={drill.name}
      line={line.filter(Boolean).join(' · ')}
      actions={
        <>
          {drill.alarmId && (
            <Link to="/beacon/$id" params={{ id: drill.alarmId }}>
              {t('drills.open')}
            </Link>
          )}
          {isAtLeast('manager', me) && state === 'planned' && (
            <Button size="small" onClick={() => void take('start')}>
              {t('drills.start')}
            </Button>
          )}
          {isAtLeast('manager', me) && state === 'running' && (
            <Button size="small" onClick={() => void take('stop')}>
              {t('drills.stop')}
            </Button>
          )}
        </>
      }
    />
  );
}

const SHAPES = ['step', 'ramp', 'spike'] as const;

interface Wish {
  readonly name: string;
  readonly scope: Scope;
  readonly ratePerMinute: number;
  readonly minutes: number;
  readonly shape: (typeof SHAPES)[number];
  readonly startsAt?: Dayjs | null;
}

function AddDrill({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('drills');
  return (
    <FormDialog<Wish>
      title={t('drills.add')}
      okText={t('drills.start')}
      initial={{ scope: {}, ratePerMinute: 30, minutes: 5, shape: 'step' }}
      onClose={onClose}
      onSave={async ({ startsAt, scope, ...wish }) => {
        await api.POST('/api/v1/drills', {
          body: {
            ...wish,
            scope: mutable(scope),
            ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
          },
        });
        refresh();
      }}
    >
      <NameField label={t('drills.name')} />
      <Form.Item name="scope" label={t('drills.scope')}>
        <ScopeEditor />
      </Form.Item>
      <div className="field-line">
        <Form.Item name="ratePerMinute" label={t('drills.size')}>
          <InputNumber min={1} max={10_000} />
        </Form.Item>
        <Form.Item name="minutes" label={t('drills.minutes')}>
          <InputNumber min={1} max={60} />
        </Form.Item>
      </div>
      <Form.Item name="shape" label={t('drills.shape.label')}>
        <Segmented options={SHAPES.map((value) => ({ value, label: t(`drills.shape.${value}`) }))} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('drills.startsAt')}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
    </FormDialog>
  );
}
