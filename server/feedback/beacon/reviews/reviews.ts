import { and, eq, inArray } from 'drizzle-orm';
import { drawLink } from '../../../links/index.ts';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { type AlarmRow, addSteps, findAlarm } from '../alarms/store.ts';
import { alarms } from '../alarms/tables.ts';
import type { ReviewFacts } from './gather.ts';
import type { ReviewWords } from './review.ts';
import { alarmReviews } from './tables.ts';

export type ReviewRow = typeof alarmReviews.$inferSelect;

const isReview = (workspaceId: string, alarmId: string) =>
  and(eq(alarmReviews.workspaceId, workspaceId), eq(alarmReviews.alarmId, alarmId));

/** The report on an alarm with its alarm; there is none before it cleared. */
export async function findReview(
  queries: Queries,
  { workspaceId, id, lock = false }: { workspaceId: string; id: string; lock?: boolean },
): Promise<Outcome<{ alarm: AlarmRow; review: ReviewRow }>> {
  const alarm = await findAlarm(queries, { workspaceId, id, lock });
  const found = queries.select().from(alarmReviews).where(isReview(workspaceId, id));
  const [review] = await (lock ? found.for('update') : found);
  if (!alarm) return refuse('thing.unknown', 'There is no such alarm.', 'id');
  if (!review)
    return refuse('thing.unknown', 'The alarm has no report yet; one is drafted once it clears.', 'id');
  return done({ alarm, review });
}

function checkEdit({ alarm, review }: { alarm: AlarmRow; review: ReviewRow }, version: number) {
  if (review.finishedAt !== null) return refuse('action.impossible', 'The review is finished.');
  if (alarm.state !== 'cleared') return refuse('action.impossible', `The alarm is ${alarm.state}.`);
  if (review.version !== version)
    return refuse('thing.stale', `The review is at version ${review.version}.`, '/version');
  return null;
}

/** Writes the words of a report that is not finished. */
export async function editReview(
  queries: Queries,
  call: Call,
  { id, version, words }: { id: string; version: number; words: ReviewWords },
): Promise<Outcome<ReviewRow>> {
  const found = await findReview(queries, { workspaceId: call.workspaceId, id, lock: true });
  if (!found.ok) return found;
  const refusal = checkEdit(found.value, version);
  if (refusal) return refusal;
  const row = await store(queries, call, id, {
    words,
    editedAt: call.now,
    editorId: call.actor.id,
    version: version + 1,
  });
  const parts = Object.entries(words).filter(
    ([part, text]) => found.value.review.words?.[part as 'what'] !== text,
  );
  await recordChange(queries, call, {
    action: 'alarm.reviewEdited',
    thing: 'alarm',
    thingId: id,
    detail: { parts: parts.map(([part]) => part) },
  });
  return done(row);
}

/**
 * Finishes a report: its words stand, the alarm's members count as reviewed with it, and links lead from the alarm to
 * its pain, the bells on that and the propositions that address it. The alarm itself takes its step in the same
 * transaction.
 */
export async function finishReview(
  queries: Queries,
  call: Call,
  { facts, version, words }: { facts: ReviewFacts; version: number; words: ReviewWords },
): Promise<Outcome<ReviewRow>> {
  const { id } = facts.alarm;
  const found = await findReview(queries, { workspaceId: call.workspaceId, id, lock: true });
  if (!found.ok) return found;
  const refusal = checkEdit(found.value, version);
  if (refusal) return refusal;
  const linked = await linkReview(queries, call, facts);
  if (!linked.ok) return linked;
  await reviewMembers(queries, call, id);
  return done(
    await store(queries, call, id, {
      words: found.value.review.words ?? words,
      finishedAt: call.now,
      finisherId: call.actor.id,
      version: version + 1,
    }),
  );
}

async function store(
  queries: Queries,
  call: Call,
  id: string,
  change: Partial<ReviewRow>,
): Promise<ReviewRow> {
  const [row] = await queries
    .update(alarmReviews)
    .set(change)
    .where(isReview(call.workspaceId, id))
    .returning();
  return row!;
}

async function linkReview(
  queries: Queries,
  call: Call,
  { alarm, pain, bells, propositions }: ReviewFacts,
): Promise<Outcome<null>> {
  const from = { thing: 'alarm', id: alarm.id } as const;
  const to = [
    ...(pain ? [{ thing: 'pain' as const, id: pain.id }] : []),
    ...bells.map(({ id }) => ({ thing: 'bell' as const, id })),
    ...propositions.map(({ id }) => ({ thing: 'proposition' as const, id })),
  ];
  for (const end of to) {
    const drawn = await drawLink(queries, call, { kind: 'concerns', from, to: end });
    if (!drawn.ok) return drawn;
  }
  return done(null);
}

async function reviewMembers(queries: Queries, call: Call, parentId: string): Promise<void> {
  const rows = await queries
    .update(alarms)
    .set({ state: 'reviewed', reviewedAt: call.now })
    .where(
      and(
        eq(alarms.workspaceId, call.workspaceId),
        eq(alarms.parentId, parentId),
        inArray(alarms.state, ['cleared']),
      ),
    )
    .returning({ id: alarms.id });
  for (let from = 0; from < rows.length; from += 1_000) {
    const part = rows.slice(from, from + 1_000);
    await addSteps(
      queries,
      call,
      part.map(({ id }) => ({ alarmId: id, action: 'review', note: null, detail: { with: parentId } })),
    );
  }
}
