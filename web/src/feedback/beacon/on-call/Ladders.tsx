import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefresh } from '../../../parts/refresh.ts';
import { useRemoval } from '../../../parts/removal.ts';
import { Empty } from '../../../parts/states.tsx';
import { useFormat } from '../../../words/format.ts';
import { EditLadder } from './EditLadder.tsx';
import { type LadderShown, useLadders, useTargetName } from './ladders.ts';

/** Who is called next while nobody answers. */
export function Ladders() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const asked = useLadders();
  const nameOf = useTargetName();
  const remove = useRemoval();
  const refresh = useRefresh('on-call');
  const [editing, setEditing] = useState<LadderShown | 'new' | null>(null);
  const mayEdit = isAtLeast('manager', me);
  const stepSays = ({ afterMinutes, to }: LadderShown['steps'][number]) =>
    `${afterMinutes === 0 ? t('onCall.ladders.atOnce') : t('onCall.ladders.at', { count: afterMinutes })} ${format.list(to.map(nameOf))}`;
  return (
    <Card
      title={t('onCall.ladders.title')}
      definition={t('onCall.ladders.says')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('onCall.ladders.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('onCall.ladders.none')}>{t('onCall.ladders.noneSays')}</Empty>
          ) : (
            <Rows label={t('onCall.ladders.title')}>
              {items.map((ladder) => (
                <Row
                  key={ladder.id ?? 'built-in'}
                  whole
                  title={ladder.name || t('onCall.ladders.builtIn')}
                  line={ladder.steps.map(stepSays).join(' → ')}
                  actions={
                    mayEdit &&
                    ladder.id && (
                      <>
                        <Button
                          size="small"
                          type="text"
                          onClick={() =>
                            remove(t('onCall.ladders.removeAsk', { name: ladder.name }), async () => {
                              const params = { path: { id: ladder.id ?? '' } };
                              await api.DELETE('/api/v1/ladders/{id}', { params });
                              refresh();
                            })
                          }
                        >
                          {t('shell.remove')}
                        </Button>
                        <Button size="small" onClick={() => setEditing(ladder)}>
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
      {editing && <EditLadder ladder={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Card>
  );
}
