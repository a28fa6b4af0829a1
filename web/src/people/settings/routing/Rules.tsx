import type { paths } from '@gongjian/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { useMemberName } from '../../../app/members.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { useRefusalText } from '../../../parts/refusal.ts';
import { Empty } from '../../../parts/states.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { EditRule } from './EditRule.tsx';

export type Rule =
  paths['/api/v1/routing/rules']['get']['responses'][200]['content']['application/json']['items'][number];

/** The rules in their order: the first that fits calls. */
export function Rules() {
  const { t } = useTranslation();
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [editing, setEditing] = useState<Rule | 'new' | null>(null);
  const asked = useQuery({
    queryKey: ['routing', 'rules'],
    queryFn: async () => (await api.GET('/api/v1/routing/rules')).data!.items,
  });
  const options = {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['routing'] }),
    onError: (error: unknown) => void message.error(refusalText(error)),
  };
  const order = useMutation({
    mutationFn: (ids: string[]) => api.PUT('/api/v1/routing/order', { body: { ids } }),
    ...options,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/routing/rules/{id}', { params: { path: { id } } }),
    ...options,
  });
  const mayChange = isAtLeast('manager', me);
  const up = (list: readonly Rule[], i: number) => {
    const ids = list.map((rule) => rule.id);
    [ids[i - 1], ids[i]] = [ids[i]!, ids[i - 1]!];
    order.mutate(ids);
  };
  return (
    <Card
      title={t('settings.routing.rules')}
      definition={t('settings.routing.rulesSays')}
      extra={
        mayChange && (
          <Button size="small" onClick={() => setEditing('new')}>
            {t('settings.routing.add')}
          </Button>
        )
      }
    >
      <Answer asked={asked}>
        {(rules) =>
          rules.length === 0 ? (
            <Empty title={t('settings.routing.none')} />
          ) : (
            <Rows label={t('settings.routing.rules')}>
              {rules.map((rule, i) => (
                <Row
                  key={rule.id}
                  tag={<Tag>{i + 1}</Tag>}
                  title={rule.name}
                  line={<RuleLine rule={rule} />}
                  whole
                  actions={
                    mayChange && (
                      <>
                        {i > 0 && (
                          <Button size="small" type="text" onClick={() => up(rules, i)}>
                            {t('settings.routing.up')}
                          </Button>
                        )}
                        <Button size="small" type="text" onClick={() => setEditing(rule)}>
                          {t('shell.edit')}
                        </Button>
                        <Button size="small" type="text" onClick={() => remove.mutate(rule.id)}>
                          {t('shell.remove')}
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
      {editing !== null && (
        <EditRule rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

function RuleLine({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMemberName();
  const { channels, words, attributes } = rule.matches;
  const when = [
    channels && `${t('settings.routing.channels')} ${format.list(channels)}`,
    ...Object.entries(attributes ?? {}).map(([key, values]) => `${key} = ${format.list(values)}`),
    words && `${t('settings.routing.words')} ${format.list(words)}`,
  ];
  const ladder = rule.ladder.map(({ memberId, afterMinutes }) =>
    t('settings.routing.ladderStep', { minutes: afterMinutes, name: nameOf(memberId) }),
  );
  return (
    <>
      {[
        ...when,
        `→ ${nameOf(rule.ownerId)}`,
        `${t('settings.routing.minutes')} ${rule.acknowledgeMinutes}`,
        ...ladder,
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}
