import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { PagedAlarm } from './alarm.ts';
import type { About } from './delivery.ts';
import { pageDeliveries } from './tables.ts';
import type { Calling } from './take-steps.ts';

export type DeliveryRow = typeof pageDeliveries.$inferSelect;

/** A delivery that is to be sent, with what it tells of. */
export interface Waiting {
  readonly row: DeliveryRow;
  readonly alarm: PagedAlarm;
}

/** Rows that fit into one statement with room to spare: PostgreSQL takes 65,535 values. */
const AT_ONCE = 2_000;
/** How long a server may take over one message before others take it for dead. */
export const LEASE_MS = 60_000;

export interface NewDelivery extends Calling {
  readonly alarm: Pick<PagedAlarm, 'workspaceId' | 'id'>;
  readonly about: About;
  readonly insteadOf: string | null;
}

/** Writes down what is to be sent; what was written before is left out. @returns what is new */
export async function insertDeliveries(
  queries: Queries,
  wanted: readonly NewDelivery[],
  now: Date,
): Promise<DeliveryRow[]> {
  const made: DeliveryRow[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const rows = wanted.slice(from, from + AT_ONCE).map(({ alarm, ...rest }) => ({
      ...rest,
      workspaceId: alarm.workspaceId,
      id: newId(),
      alarmId: alarm.id,
      mentions: [...rest.mentions],
      tries: 0,
      madeAt: now,
      nextTryAt: rest.state === 'waiting' ? now : null,
    }));
    made.push(...(await queries.insert(pageDeliveries).values(rows).onConflictDoNothing().returning()));
  }
  return made;
}

const these = (rows: readonly Pick<DeliveryRow, 'workspaceId' | 'id'>[]) =>
  and(
    eq(pageDeliveries.workspaceId, rows[0]!.workspaceId),
    inArray(
      pageDeliveries.id,
      rows.map(({ id }) => id),
    ),
  );

/** Takes deliveries of one workspace in hand, so that no other server does. @returns ids of those that still waited */
export async function claim(queries: Queries, rows: readonly DeliveryRow[], now: Date): Promise<Set<string>> {
  const claimed = await queries
    .update(pageDeliveries)
    .set({
      state: 'sending',
      tries: sql`${pageDeliveries.tries} + 1`,
      claimedAt: now,
      nextTryAt: new Date(now.getTime() + LEASE_MS),
    })
    .where(and(these(rows), eq(pageDeliveries.state, 'waiting')))
    .returning({ id: pageDeliveries.id });
  return new Set(claimed.map(({ id }) => id));
}

/** Writes down how deliveries of one workspace ended. */
export async function settle(
  queries: Queries,
  rows: readonly DeliveryRow[],
  end: Partial<Pick<DeliveryRow, 'state' | 'reason' | 'nextTryAt' | 'sentAt' | 'messageId'>>,
): Promise<void> {
  await queries.update(pageDeliveries).set(end).where(these(rows));
}

/** Deliveries that are due, or were in the hands of a server that died, oldest first. */
export const dueDeliveries = (queries: Queries, now: Date, most: number): Promise<DeliveryRow[]> =>
  queries
    .select()
    .from(pageDeliveries)
    .where(and(inArray(pageDeliveries.state, ['waiting', 'sending']), lte(pageDeliveries.nextTryAt, now)))
    .orderBy(pageDeliveries.nextTryAt, pageDeliveries.id)
    .limit(most);

/** Ends what an alarm has not sent yet. */
export async function dropWaiting(
  queries: Queries,
  { workspaceId, id }: Pick<PagedAlarm, 'workspaceId' | 'id'>,
  reason: string,
): Promise<void> {
  await queries
    .update(pageDeliveries)
    .set({ state: 'skipped', reason, nextTryAt: null })
    .where(
      and(
        eq(pageDeliveries.workspaceId, workspaceId),
        eq(pageDeliveries.alarmId, id),
        eq(pageDeliveries.state, 'waiting'),
      ),
    );
}
