import { and, desc, eq, lt } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import type { Scope } from '../scope.ts';
import type { SilenceRow } from './active.ts';
import { silences } from './tables.ts';

/** How long a silence may last: who forgets to end it shall not stay deaf. */
const LONGEST_DAYS = 92;

export interface SilenceWish {
  readonly kind: 'silence' | 'maintenance';
  readonly scope: Scope;
  readonly seriesCode: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

/** Stores a silence; its times must make sense. */
export async function addSilence(
  queries: Queries,
  call: Call,
  wish: SilenceWish,
): Promise<Outcome<SilenceRow>> {
  if (wish.reason.trim() === '') return refuse('request.invalid', 'Give a reason.', 'body/reason');
  if (wish.endsAt <= call.now) return refuse('request.invalid', 'It would be over already.', 'body/endsAt');
  if (wish.endsAt <= wish.startsAt)
    return refuse('request.invalid', 'It ends before it begins.', 'body/endsAt');
  if (wish.endsAt.getTime() - wish.startsAt.getTime() > LONGEST_DAYS * 86_400_000)
    return refuse('request.invalid', `A silence lasts ${LONGEST_DAYS} days at most.`, 'body/endsAt');
  const { workspaceId, actor } = call;
  const [row] = await queries
    .insert(silences)
    .values({ ...wish, workspaceId, id: newId(), memberId: actor.id, memberName: actor.name })
    .returning();
  await recordChange(queries, call, {
    action: 'silence.made',
    thing: 'silence',
    thingId: row!.id,
    reason: wish.reason,
    detail: { ...wish },
  });
  return done(row!);
}

/** Moves the end of a silence to now; one that has ended stays as it is. */
export async function cutSilence(queries: Queries, call: Call, id: string): Promise<Outcome<SilenceRow>> {
  const is = and(eq(silences.workspaceId, call.workspaceId), eq(silences.id, id));
  const [old] = await queries.select().from(silences).where(is).for('update');
  if (!old) return refuse('thing.unknown', 'There is no such silence.', 'id');
  if (old.endedAt !== null || old.endsAt <= call.now)
    return refuse('action.impossible', 'The silence is over.');
  const startsAt = new Date(Math.min(old.startsAt.getTime(), call.now.getTime()));
  const [row] = await queries
    .update(silences)
    .set({ startsAt, endsAt: call.now, version: old.version + 1 })
    .where(is)
    .returning();
  await recordChange(queries, call, {
    action: 'silence.ended',
    thing: 'silence',
    thingId: id,
    detail: { before: old.endsAt, after: call.now },
  });
  return done(row!);
}

/** Silences, newest first. @param after id of the last one seen */
export const listSilences = (
  queries: Queries,
  workspaceId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<SilenceRow[]> =>
  queries
    .select()
    .from(silences)
    .where(and(eq(silences.workspaceId, workspaceId), ...(after ? [lt(silences.id, after)] : [])))
    .orderBy(desc(silences.id))
    .limit(limit);
