import { useQuery } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Segmented } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { ReasonField } from '../../../parts/ReasonField.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { mutable, ScopeEditor } from '../controls/ScopeEditor.tsx';
import { useScopeWords } from '../scope-words.ts';
import type { Scope } from '../types.ts';

const KINDS = ['silence', 'maintenance'] as const;

/** Stretches in which everything is still found and written down, but nobody is called. */
export function Silences() {
  const { t } = useTranslation();
  const format = useFormat();
  const says = useScopeWords();
  const me = useMe();
  const { message } = App.useApp();
  const refusalText = useRefusalText();
  const refresh = useRefresh('silences', 'alarms', 'beacon');
  const [adding, setAdding] = useState(false);
  const asked = useQuery({
    queryKey: ['silences'],
    queryFn: async () => (await api.GET('/api/v1/silences')).data!.items,
  });
  const mayEdit = isAtLeast('member', me);
  const end = async (id: string) => {
    try {
      await api.POST('/api/v1/silences/{id}/end', { params: { path: { id } } });
      refresh();
    } catch (error) {
      void message.error(refusalText(error));
    }
  };
  return (
    <Card
      title={t('watching.silences.title')}
      definition={t('watching.silences.says')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('watching.silences.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('watching.silences.none')}>{t('watching.silences.noneSays')}</Empty>
          ) : (
            <Rows label={t('watching.silences.title')}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  tag={
                    <Tag tone={isRunning(one) ? 'amber' : 'ink'}>
                      {t(`watching.silences.kind.${one.kind as 'silence'}`)}
                    </Tag>
                  }
                  title={says(one.scope)}
                  line={[
                    one.reason,
                    Date.parse(one.startsAt) > Date.now()
                      ? t('watching.silences.future', { moment: format.moment(one.startsAt) })
                      : isRunning(one)
                        ? t('watching.silences.until', { moment: format.moment(one.endsAt) })
                        : t('watching.silences.over'),
                  ].join(' · ')}
                  actions={
                    mayEdit &&
                    isRunning(one) && (
                      <Button size="small" onClick={() => void end(one.id)}>
                        {t('watching.silences.end')}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {adding && <AddSilence onClose={() => setAdding(false)} />}
    </Card>
  );
}

const isRunning = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
  Date.parse(startsAt) <= Date.now() && Date.parse(endsAt) > Date.now();

interface Wish {
  readonly kind: (typeof KINDS)[number];
  readonly scope: Scope;
  readonly span: [Dayjs, Dayjs];
  readonly reason: string;
}

function AddSilence({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('silences', 'alarms', 'beacon');
  return (
    <FormDialog<Wish>
      title={t('watching.silences.add')}
      initial={{ kind: 'silence', scope: {}, span: [dayjs(), dayjs().add(1, 'hour')] }}
      onClose={onClose}
      onSave={async ({ kind, scope, span: [from, to], reason }) => {
        await api.POST('/api/v1/silences', {
          body: {
            ...{ kind, reason, scope: mutable(scope) },
            startsAt: from.toISOString(),
            endsAt: to.toISOString(),
          },
        });
        refresh();
      }}
    >
      <Form.Item name="kind" label={t('watching.silences.kind.label')}>
        <Segmented options={KINDS.map((value) => ({ value, label: t(`watching.silences.kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="scope" label={t('watching.silences.scope')}>
        <ScopeEditor />
      </Form.Item>
      <Form.Item name="span" label={t('watching.silences.span')} rules={[{ required: true, message: '' }]}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <ReasonField label={t('watching.silences.reason')} focus={false} />
    </FormDialog>
  );
}
