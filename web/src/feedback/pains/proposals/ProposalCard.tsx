import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api.ts';
import { isAtLeast, useMe } from '../../../app/me.ts';
import { Card } from '../../../parts/Card.tsx';
import { useFormat } from '../../../words/format.ts';
import { Said } from '../../voices/Said.tsx';
import { useDecision } from '../decide.ts';
import type { Proposal } from './Proposals.tsx';
import { useReason } from './reason.ts';

/** One proposal: the question, why, both sides beside each other, and the two answers. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const reason = useReason(proposal.reason);
  const { type } = proposal;
  const params = { path: { id: proposal.id } };
  const accept = useDecision({
    work: () => api.POST('/api/v1/pains/proposals/{id}/accept', { params }),
    says: t(`grouping.proposals.accepted.${type}`),
  });
  const dismiss = useDecision({
    work: () => api.POST('/api/v1/pains/proposals/{id}/dismiss', { params }),
    says: t(`grouping.proposals.dismissed.${type}`),
  });
  const busy = accept.isPending || dismiss.isPending;
  const isMerge = type === 'merge';
  return (
    <Card
      title={t(`grouping.proposals.${type}`)}
      hint={
        proposal.score !== null && t('grouping.proposals.score', { score: format.percent(proposal.score) })
      }
      extra={
        isAtLeast('member', me) && (
          <span className="row-actions">
            <Button size="small" type="text" disabled={busy} onClick={() => dismiss.mutate(undefined)}>
              {t(isMerge ? 'grouping.proposals.dismiss' : 'grouping.proposals.dismissSplit')}
            </Button>
            <Button size="small" disabled={busy} onClick={() => accept.mutate(undefined)}>
              {t(isMerge ? 'grouping.proposals.accept' : 'grouping.proposals.acceptSplit')}
            </Button>
          </span>
        )
      }
    >
      <p className="reason">{reason}</p>
      <div className="sides">
        <Side
          name={t(isMerge ? 'grouping.proposals.would' : 'grouping.proposals.leave')}
          pain={isMerge ? proposal.pain : null}
          side={proposal.left}
        />
        <Side
          name={t(isMerge ? 'grouping.proposals.into' : 'grouping.proposals.stay')}
          pain={isMerge ? proposal.other : proposal.pain}
          side={proposal.right}
        />
      </div>
    </Card>
  );
}

interface SideProps {
  readonly name: string;
  readonly pain: { id: string; title: string } | null;
  readonly side: Proposal['left'];
}

function Side({ name, pain, side }: SideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="side">
      <div className="dim">
        {name} · {t('grouping.proposals.points', { count: side.points })}
      </div>
      {pain && (
        <h3>
          <Link to="/pains/$id" params={{ id: pain.id }} className="plain" data-row-link>
            {pain.title}
          </Link>
        </h3>
      )}
      <ul>
        {side.sentences.map(({ voiceId, text, language, occurredAt }) => (
          <li key={voiceId + text} lang={language}>
            <Link to="/voices/$id" params={{ id: voiceId }} className="plain">
              <Said text={text} />
            </Link>{' '}
            <span className="dim nowrap">{format.day(occurredAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
