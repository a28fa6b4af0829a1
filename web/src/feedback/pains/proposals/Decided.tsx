import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { Row, Rows } from '../../../parts/Row.tsx';
import { Tag } from '../../../parts/Tag.tsx';
import { useFormat } from '../../../words/format.ts';
import { useDecision } from '../decide.ts';
import type { Proposal } from './Proposals.tsx';

/** What people decided on before, each to be taken back. */
export function Decided({ items }: { items: readonly Proposal[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const undo = useDecision({
    work: (id: string) => api.POST('/api/v1/pains/events/{id}/undo', { params: { path: { id } } }),
    says: t('grouping.proposals.undone'),
    undo: null,
  });
  return (
    <div style={{ marginTop: 16 }}>
      <Card title={t('grouping.proposals.decided')}>
        <Rows label={t('grouping.proposals.decided')}>
          {items.map((one) => (
            <Row
              key={one.id}
              whole
              tag={
                <Tag>
                  {t(
                    `grouping.proposals.did.${one.type}.${one.state === 'accepted' ? 'accepted' : 'dismissed'}`,
                  )}
                </Tag>
              }
              to={`/pains/${one.pain.id}`}
              title={[one.pain.title, one.other?.title].filter(Boolean).join(' ↔ ')}
              line={[one.decidedBy, one.decidedAt && format.ago(one.decidedAt)].filter(Boolean).join(' · ')}
              actions={
                one.eventId &&
                isAtLeast('member', me) && (
                  <Button
                    size="small"
                    loading={undo.isPending && undo.variables === one.eventId}
                    onClick={() => undo.mutate(one.eventId!)}
                  >
                    {t('grouping.proposals.undo')}
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      </Card>
    </div>
  );
}
