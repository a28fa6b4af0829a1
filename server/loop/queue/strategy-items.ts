import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import { listAdjustments } from '../../seeing/adjustments/index.ts';
import { listPropositions } from '../../strategy/propositions/index.ts';
import { listMatches } from '../matching/index.ts';
import type { Asking } from './bell-items.ts';
import type { QueueItem } from './item.ts';

const MOST = 100;

/** Suggested matches: every one for managers and up, those of their own propositions for others. */
export async function matchItems(queries: Queries, call: Call, { agent }: Asking): Promise<QueueItem[]> {
  const all = agent.role === 'owner' || agent.role === 'leader' || agent.role === 'manager';
  const found = await listMatches(queries, call, { state: 'proposed', limit: MOST });
  const owned = all ? null : await ownPropositions(queries, call, agent.id);
  return found
    .filter((match) => owned === null || owned.has(match.proposition.id))
    .map((match) => ({
      kind: 'match.judge',
      thing: 'match',
      thingId: match.id,
      number: match.proposition.number,
      title: match.pain.title,
      context: {
        painId: match.pain.id,
        voices: match.pain.voices,
        propositionId: match.proposition.id,
        proposition: match.proposition.title,
        score: match.score,
        words: match.words.join(' '),
      },
      since: new Date(match.proposedAt),
      dueAt: null,
      overdue: false,
      actions: ['accept', 'dismiss'],
      link: `/pains/${match.pain.id}`,
    }));
}

async function ownPropositions(queries: Queries, call: Call, ownerId: string): Promise<Set<string>> {
  const own = await listPropositions(queries, call, { state: 'live', ownerId, limit: 200 });
  return new Set(own.map(({ id }) => id));
}

/** Adjustments to decide, for leaders; nobody decides their own. */
export async function adjustmentItems(
  queries: Queries,
  call: Call,
  { agent, names }: Asking,
): Promise<QueueItem[]> {
  if (agent.role !== 'owner' && agent.role !== 'leader') return [];
  const proposed = await listAdjustments(queries, call, { state: 'proposed', limit: MOST });
  return proposed
    .filter(({ proposerId }) => proposerId !== agent.id)
    .map((adjustment) => ({
      kind: 'adjustment.decide',
      thing: 'adjustment',
      thingId: adjustment.id,
      number: adjustment.number,
      title: adjustment.proposed.title,
      context: {
        proposer: names.get(adjustment.proposerId) ?? adjustment.proposerId,
        reason: adjustment.reason,
        propositionId: adjustment.propositionId,
      },
      since: adjustment.proposedAt,
      dueAt: null,
      overdue: false,
      actions: ['adopt', 'refuse'],
      link: `/adjustments/${adjustment.id}`,
    }));
}
