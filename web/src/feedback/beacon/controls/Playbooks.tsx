import { useQuery } from '@tanstack/react-query';
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
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import type { ActionType } from './control-words.ts';
import { EditPlaybook, type PlaybookShown } from './EditPlaybook.tsx';

const MINUTE = 60_000;

/** Answers thought out beforehand: which alarm, what to do, for how long. */
export function Playbooks() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const refresh = useRefresh('controls');
  const remove = useRemoval();
  const [editing, setEditing] = useState<PlaybookShown | 'new' | null>(null);
  const asked = useQuery({
    queryKey: ['controls', 'playbooks'],
    queryFn: async () => (await api.GET('/api/v1/playbooks')).data!.items,
  });
  const mayEdit = isAtLeast('manager', me);
  const askRemove = ({ id, name }: PlaybookShown) =>
    remove(t('controls.playbooks.removeAsk', { name }), async () => {
      await api.DELETE('/api/v1/playbooks/{id}', { params: { path: { id } } });
      refresh();
    });
  return (
    <Card
      title={t('controls.playbooks.title')}
      definition={t('controls.playbooks.says')}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('controls.playbooks.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked} rows={3}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('controls.playbooks.none')}>{t('controls.playbooks.noneSays')}</Empty>
          ) : (
            <Rows label={t('controls.playbooks.title')}>
              {items.map((playbook) => (
                <Row
                  key={playbook.id}
                  tag={
                    <Tag tone={playbook.enabled && playbook.automatic ? 'indigo' : 'ink'}>
                      {t(
                        !playbook.enabled
                          ? 'controls.playbooks.disabled'
                          : playbook.automatic
                            ? 'controls.playbooks.automatic'
                            : 'controls.playbooks.byHand',
                      )}
                    </Tag>
                  }
                  title={playbook.name}
                  line={t('controls.playbooks.line', {
                    action: t(`controls.action.${playbook.action.type as ActionType}`),
                    ttl: format.span(playbook.ttlMinutes * MINUTE),
                    most: playbook.mostPerDay,
                  })}
                  actions={
                    mayEdit && (
                      <>
                        <Button size="small" type="text" onClick={() => askRemove(playbook)}>
                          {t('shell.remove')}
                        </Button>
                        <Button size="small" onClick={() => setEditing(playbook)}>
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
        <EditPlaybook playbook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}
