import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { newId } from '../../platform/ids.ts';
import { propositions, propositionVersions } from './tables.ts';
import type { Words } from './words.ts';

type Row = typeof propositions.$inferSelect;
export type Version = typeof propositionVersions.$inferSelect;
/** A proposition with the words in force. */
export type Proposition = Row & { readonly words: Version };

const { workspaceId, id, versionNumber } = propositions;
const isProposition = (call: Call, which: string) => and(eq(workspaceId, call.workspaceId), eq(id, which));

const inForce = and(
  eq(propositionVersions.workspaceId, workspaceId),
  eq(propositionVersions.propositionId, id),
  eq(propositionVersions.versionNumber, versionNumber),
);

const withWords = { ...getTableColumns(propositions), words: getTableColumns(propositionVersions) };

const UNKNOWN = refuse('thing.unknown', 'There is no such proposition.');

/** Propositions in the order of their numbers. @param page `after`: id of the last one seen */
export async function listPropositions(
  queries: Queries,
  call: Call,
  page: {
    state: 'live' | 'retired' | 'all';
    ids?: readonly string[];
    ownerId?: string;
    cycleId?: string;
    after?: string;
    limit: number;
  },
): Promise<Proposition[]> {
  const state =
    page.state === 'all'
      ? []
      : [page.state === 'live' ? isNull(propositions.retiredAt) : isNotNull(propositions.retiredAt)];
  return queries
    .select(withWords)
    .from(propositions)
    .innerJoin(propositionVersions, inForce)
    .where(
      and(
        eq(workspaceId, call.workspaceId),
        ...state,
        ...(page.ids ? [inArray(id, [...page.ids])] : []),
        ...(page.ownerId ? [eq(propositions.ownerId, page.ownerId)] : []),
        ...(page.cycleId ? [eq(propositions.cycleId, page.cycleId)] : []),
        ...(page.after ? [gt(id, page.after)] : []),
      ),
    )
    .orderBy(asc(id))
    .limit(page.limit);
}

export async function findProposition(
  queries: Queries,
  call: Call,
  which: string,
): Promise<Outcome<Proposition>> {
  const [found] = await queries
    .select(withWords)
    .from(propositions)
    .innerJoin(propositionVersions, inForce)
    .where(isProposition(call, which));
  return found ? done(found) : UNKNOWN;
}

/** All versions, the newest first. */
export async function listVersions(queries: Queries, call: Call, which: string): Promise<Outcome<Version[]>> {
  const versions = await queries
    .select()
    .from(propositionVersions)
    .where(
      and(
        eq(propositionVersions.workspaceId, call.workspaceId),
        eq(propositionVersions.propositionId, which),
      ),
    )
    .orderBy(desc(propositionVersions.versionNumber));
  return versions.length > 0 ? done(versions) : UNKNOWN;
}

export async function insertProposition(
  queries: Queries,
  call: Call,
  wish: { words: Words; cycleId: string; ownerId: string },
): Promise<Proposition> {
  // Numbers have no gaps and are given once: whoever is second waits for the first to commit.
  await queries.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`proposition ${call.workspaceId}`}, 0))`,
  );
  const [last] = await queries
    .select({ number: sql<number>`coalesce(max(${propositions.number}), 0)` })
    .from(propositions)
    .where(eq(workspaceId, call.workspaceId));
  const [row] = await queries
    .insert(propositions)
    .values({
      workspaceId: call.workspaceId,
      id: newId(),
      number: last!.number + 1,
      cycleId: wish.cycleId,
      ownerId: wish.ownerId,
      versionNumber: 1,
      liveSince: call.now,
    })
    .returning();
  const words = await insertVersion(queries, call, { row: row!, words: wish.words, adjustmentId: null });
  await recordChange(queries, call, {
    action: 'proposition.created',
    thing: 'proposition',
    thingId: row!.id,
    detail: { number: row!.number, title: wish.words.title },
  });
  return { ...row!, words };
}

async function insertVersion(
  queries: Queries,
  call: Call,
  wish: { row: Row; words: Words; adjustmentId: string | null },
): Promise<Version> {
  const [made] = await queries
    .insert(propositionVersions)
    .values({
      workspaceId: call.workspaceId,
      propositionId: wish.row.id,
      versionNumber: wish.row.versionNumber,
      ...wish.words,
      since: call.now,
      adjustmentId: wish.adjustmentId,
      authorName: call.actor.name,
    })
    .returning();
  return made!;
}

/** Puts new words into force as the next version. Refuses with `thing.stale` where another version is in force by now. */
export async function adoptWords(
  queries: Queries,
  call: Call,
  wish: { id: string; baseVersion: number; words: Words; adjustmentId: string },
): Promise<Outcome<Proposition>> {
  const [old] = await queries.select().from(propositions).where(isProposition(call, wish.id)).for('update');
  if (!old) return UNKNOWN;
  if (old.retiredAt) return refuse('action.impossible', 'The proposition is retired; bring it back first.');
  if (old.versionNumber !== wish.baseVersion) {
    return refuse(
      'thing.stale',
      `It was written against version ${wish.baseVersion}; version ${old.versionNumber} is in force by now.`,
    );
  }
  const row = { ...old, versionNumber: old.versionNumber + 1, version: old.version + 1 };
  await queries
    .update(propositions)
    .set({ versionNumber: row.versionNumber, version: row.version })
    .where(isProposition(call, wish.id));
  const words = await insertVersion(queries, call, {
    row,
    words: wish.words,
    adjustmentId: wish.adjustmentId,
  });
  await recordChange(queries, call, {
    action: 'proposition.adjusted',
    thing: 'proposition',
    thingId: wish.id,
    detail: { versionNumber: row.versionNumber, adjustmentId: wish.adjustmentId },
  });
  return done({ ...row, words });
}

/** What may change about a proposition besides its words. */
export type Handling =
  | { readonly type: 'handOver'; readonly ownerId: string }
  | { readonly type: 'retire' }
  | { readonly type: 'unretire' };

const ACTIONS = {
  handOver: 'proposition.handedOver',
  retire: 'proposition.retired',
  unretire: 'proposition.unretired',
} as const;

/** Gives it another owner, retires it, or brings it back (its days live count anew from then on). */
export async function handleProposition(
  queries: Queries,
  call: Call,
  wish: { id: string; version: number; handling: Handling; reason?: string },
): Promise<Outcome<Proposition>> {
  const [old] = await queries.select().from(propositions).where(isProposition(call, wish.id)).for('update');
  if (!old) return UNKNOWN;
  if (old.version !== wish.version) return refuse('thing.stale', 'The proposition was changed meanwhile.');
  const change = changeOf(old, wish.handling, call.now);
  if (!change) {
    return refuse('action.impossible', old.retiredAt ? 'It is retired already.' : 'It is live already.');
  }
  await queries
    .update(propositions)
    .set({ ...change, version: old.version + 1 })
    .where(isProposition(call, wish.id));
  await recordChange(queries, call, {
    action: ACTIONS[wish.handling.type],
    thing: 'proposition',
    thingId: wish.id,
    ...(wish.reason && { reason: wish.reason }),
    detail: wish.handling.type === 'handOver' ? { before: old.ownerId, after: wish.handling.ownerId } : {},
  });
  return findProposition(queries, call, wish.id);
}

function changeOf(old: Row, handling: Handling, now: Date): Partial<Row> | null {
  switch (handling.type) {
    case 'handOver':
      return { ownerId: handling.ownerId };
    case 'retire':
      return old.retiredAt ? null : { retiredAt: now };
    case 'unretire':
      return old.retiredAt ? { retiredAt: null, liveSince: now } : null;
  }
}
