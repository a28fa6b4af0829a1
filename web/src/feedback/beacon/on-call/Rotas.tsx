import { Button } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { useMemberName } from '../../../app/members.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRemoval } from '../../../parts/removal.ts';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { EditRota } from './EditRota.tsx';
import { type RotaShown, useRotas } from './rotas.ts';
import { SubstituteOn } from './SubstituteOn.tsx';

/** The tables of whose turn it is, with the hole to come named. */
export function Rotas() {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useRotas();
  const [editing, setEditing] = useState<RotaShown | 'new' | null>(null);
  const [standing, setStanding] = useState<RotaShown | null>(null);
  const mayEdit = isAtLeast('manager', me);
  return (
    <Card
      title={t('onCall.rotas.title')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('onCall.rotas.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('onCall.rotas.none')}>{t('onCall.rotas.noneSays')}</Empty>
          ) : (
            <Rows label={t('onCall.rotas.title')}>
              {items.map((rota) => (
                <RotaRow
                  key={rota.id}
                  rota={rota}
                  mayEdit={mayEdit}
                  onEdit={() => setEditing(rota)}
                  onStandIn={() => setStanding(rota)}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {editing && <EditRota rota={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {standing && <SubstituteOn rota={standing} onClose={() => setStanding(null)} />}
    </Card>
  );
}

interface RotaRowProps {
  readonly rota: RotaShown;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onStandIn: () => void;
}

function RotaRow({ rota, mayEdit, onEdit, onStandIn }: RotaRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMemberName();
  const remove = useRemoval();
  const refresh = useRefresh('on-call', 'beacon');
  const layer = rota.layers.at(-1);
  const gap = rota.gaps[0];
  return (
    <Row
      title={rota.name}
      line={
        <>
          {layer &&
            t('onCall.rotas.line', {
              rotate: t(`onCall.rotas.rotate.${layer.rotate}`),
              time: dayjs(layer.from).format('HH:mm'),
              people: format.list(layer.memberIds.map(nameOf)),
            })}
          {gap && (
            <span className="worse"> · {t('onCall.rotas.gap', { moment: format.moment(gap.from) })}</span>
          )}
        </>
      }
      actions={
        mayEdit && (
          <>
            <Button
              size="small"
              type="text"
              onClick={() =>
                remove(t('onCall.rotas.removeAsk', { name: rota.name }), async () => {
                  await api.DELETE('/api/v1/on-call/rotas/{id}', { params: { path: { id: rota.id } } });
                  refresh();
                })
              }
            >
              {t('shell.remove')}
            </Button>
            <Button size="small" onClick={onStandIn}>
              {t('onCall.rotas.override')}
            </Button>
            <Button size="small" onClick={onEdit}>
              {t('shell.edit')}
            </Button>
          </>
        )
      }
    />
  );
}
