import type { paths } from '@gongjian/client';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { FormDialog } from '../../../parts/FormDialog.tsx';
import { NameField } from '../../../parts/NameField.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRemoval } from '../../../parts/removal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { brief } from '../alarm-words.ts';

type PromotionShown =
  paths['/api/v1/promotions']['get']['responses'][200]['content']['application/json']['items'][number];

/** Days on which more is planned: a planned rise rings nothing, one beyond the plan does. */
export function Promotions() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const refresh = useRefresh('promotions');
  const remove = useRemoval();
  const [editing, setEditing] = useState<PromotionShown | 'new' | null>(null);
  const asked = useQuery({
    queryKey: ['promotions'],
    queryFn: async () => (await api.GET('/api/v1/promotions')).data!.items,
  });
  const mayEdit = isAtLeast('manager', me);
  const lift = ({ plannedLift, learnedLift }: PromotionShown) =>
    learnedLift
      ? t('watching.promotions.learned', { lift: brief(learnedLift) })
      : plannedLift
        ? t('watching.promotions.planned', { lift: brief(plannedLift) })
        : null;
  return (
    <Card
      title={t('watching.promotions.title')}
      definition={t('watching.promotions.says')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('watching.promotions.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('watching.promotions.none')}>{t('watching.promotions.noneSays')}</Empty>
          ) : (
            <Rows label={t('watching.promotions.title')}>
              {items.map((one) => (
                <Row
                  key={one.id}
                  title={one.name}
                  line={t('watching.promotions.line', {
                    kind: one.kind,
                    from: format.moment(one.startsAt),
                    to: format.moment(one.endsAt),
                  })}
                  figure={lift(one) && <Tag tone="indigo">{lift(one)}</Tag>}
                  actions={
                    mayEdit && (
                      <>
                        <Button
                          size="small"
                          type="text"
                          onClick={() =>
                            remove(t('watching.promotions.removeAsk', { name: one.name }), async () => {
                              await api.DELETE('/api/v1/promotions/{id}', {
                                params: { path: { id: one.id } },
                              });
                              refresh();
                            })
                          }
                        >
                          {t('shell.remove')}
                        </Button>
                        <Button size="small" onClick={() => setEditing(one)}>
                          {t('shell.edit')}
                        </Button>
                      </>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {editing && (
        <EditPromotion promotion={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

interface Wish {
  readonly name: string;
  readonly kind: string;
  readonly span: [Dayjs, Dayjs];
  readonly plannedLift?: number | null;
}

function EditPromotion({ promotion, onClose }: { promotion: PromotionShown | null; onClose: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefresh('promotions', 'beacon');
  const save = async ({ name, kind, span: [from, to], plannedLift }: Wish) => {
    const body = {
      name,
      kind,
      startsAt: from.toISOString(),
      endsAt: to.toISOString(),
      plannedLift: plannedLift ?? null,
      scope: promotion?.scope ?? {},
    };
    if (promotion === null) await api.POST('/api/v1/promotions', { body });
    else
      await api.PATCH('/api/v1/promotions/{id}', {
        params: { path: { id: promotion.id } },
        body: { version: promotion.version, ...body },
      });
    refresh();
  };
  return (
    <FormDialog<Wish>
      title={t(promotion ? 'watching.promotions.edit' : 'watching.promotions.add')}
      initial={
        promotion
          ? {
              name: promotion.name,
              kind: promotion.kind,
              span: [dayjs(promotion.startsAt), dayjs(promotion.endsAt)],
              plannedLift: promotion.plannedLift,
            }
          : {}
      }
      onClose={onClose}
      onSave={save}
    >
      <NameField label={t('watching.promotions.name')} />
      <Form.Item
        name="kind"
        label={t('watching.promotions.kind')}
        extra={t('watching.promotions.kindSays')}
        rules={[{ required: true, whitespace: true, message: '' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="span" label={t('watching.promotions.span')} rules={[{ required: true, message: '' }]}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <Form.Item name="plannedLift" label={t('watching.promotions.lift')}>
        <InputNumber min={1} max={1000} step={0.1} />
      </Form.Item>
    </FormDialog>
  );
}
