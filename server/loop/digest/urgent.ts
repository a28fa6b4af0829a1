import { and, eq, gte } from 'drizzle-orm';
import { notifications } from '../../platform/notifications/tables.ts';
import type { Services } from '../../services.ts';
import { writeStep } from './letter.ts';
import { readReaders } from './readers.ts';
import type { Post } from './send.ts';

/** What waited longer for a mail server than this is read on the page, not sent. */
const FRESH = 86_400_000;
const AT_ONCE = 200;
/** Where a thing's page is. */
const PAGES: Readonly<Record<string, string>> = { bell: '/bells', alarm: '/beacon' };

/** Sends what cannot wait for the digest: a bell to acknowledge, a call of the ladder, news for the ringer, an alarm handed over. */
export async function sendUrgent(services: Services, post: Post): Promise<void> {
  if (!services.mail.enabled) return;
  const { queries } = services.database;
  const waiting = await queries
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.mail, 'waiting'),
        gte(notifications.at, new Date(services.clock.now().getTime() - FRESH)),
      ),
    )
    .orderBy(notifications.id)
    .limit(AT_ONCE);
  if (waiting.length === 0) return;
  const readers = new Map(
    (await readReaders(queries)).map((reader) => [`${reader.workspaceId}:${reader.id}`, reader]),
  );
  for (const notice of waiting) {
    const mine = and(eq(notifications.workspaceId, notice.workspaceId), eq(notifications.id, notice.id));
    const taken = await queries
      .update(notifications)
      .set({ mail: 'sent' })
      .where(and(mine, eq(notifications.mail, 'waiting')))
      .returning({ id: notifications.id });
    const reader = readers.get(`${notice.workspaceId}:${notice.memberId}`);
    if (taken.length === 0 || !reader) continue;
    const link = `${post.origin()}${PAGES[notice.thing] ?? '/queue'}/${notice.thingId}`;
    services.mail.send({ kind: notice.kind, to: reader.email, ...writeStep(notice, { ...reader, link }) });
  }
}
