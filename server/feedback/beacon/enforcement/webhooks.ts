import { and, asc, eq } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { WEBHOOK } from './point.ts';
import { removeLeaving, writeAcks } from './points.ts';
import { controlWebhooks } from './tables.ts';

export type WebhookRow = typeof controlWebhooks.$inferSelect;

/** More systems than this are better served by the stream. */
const MOST = 50;

export async function listWebhooks(queries: Queries, workspaceId: string): Promise<WebhookRow[]> {
  return queries
    .select()
    .from(controlWebhooks)
    .where(eq(controlWebhooks.workspaceId, workspaceId))
    .orderBy(asc(controlWebhooks.id));
}

export const pointOf = ({ name, id }: Pick<WebhookRow, 'name' | 'id'>) => ({
  name,
  instance: id,
  kind: WEBHOOK,
});

/** Adds a system that controls are posted to. From now on nothing is enforced everywhere until it took it. */
export async function addWebhook(
  queries: Queries,
  call: Call,
  { name, url, sealedSecret }: Pick<WebhookRow, 'name' | 'url' | 'sealedSecret'>,
): Promise<Outcome<WebhookRow>> {
  const { workspaceId, now } = call;
  if ((await listWebhooks(queries, workspaceId)).length >= MOST) {
    return refuse('request.tooMany', `A workspace has at most ${MOST} webhooks.`);
  }
  const [row] = await queries
    .insert(controlWebhooks)
    .values({ workspaceId, id: newId(), name, url, sealedSecret, createdAt: now })
    .returning();
  await writeAcks(queries, [{ workspaceId, point: pointOf(row!), revision: 0, at: now }]);
  const detail = { name, host: new URL(url).host };
  await recordChange(queries, call, { action: 'webhook.added', thing: 'webhook', thingId: row!.id, detail });
  return done(row!);
}

export async function removeWebhook(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
  const { workspaceId } = call;
  const [row] = await queries
    .delete(controlWebhooks)
    .where(and(eq(controlWebhooks.workspaceId, workspaceId), eq(controlWebhooks.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such webhook.', 'id');
  await removeLeaving(queries, workspaceId, pointOf(row));
  const detail = { name: row.name };
  await recordChange(queries, call, { action: 'webhook.removed', thing: 'webhook', thingId: id, detail });
  return done({ removed: true });
}

/** How a post ended: the revision that was taken, or what went wrong. */
export async function noteDelivery(
  queries: Queries,
  { workspaceId, id }: Pick<WebhookRow, 'workspaceId' | 'id'>,
  ended: { revision: number; at: Date } | { failure: string },
): Promise<void> {
  await queries
    .update(controlWebhooks)
    .set('failure' in ended ? ended : { revision: ended.revision, takenAt: ended.at, failure: null })
    .where(and(eq(controlWebhooks.workspaceId, workspaceId), eq(controlWebhooks.id, id)));
}
