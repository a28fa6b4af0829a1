import { systemCall } from '../../platform/access/principal.ts';
import type { Services } from '../../services.ts';
import { linesOf, readDigest } from './content.ts';
import { writeDigest } from './letter.ts';
import { localDay } from './local-day.ts';
import { offToken } from './off-link.ts';
import { lastDigest, type Reader, readReaders } from './readers.ts';
import { digestDays } from './tables.ts';

const DAY = 86_400_000;
/** Somebody whose server slept hears of the last week, no further back. */
const FURTHEST = 7 * DAY;

/** Where links in mails lead, and what signs them. */
export interface Post {
  readonly origin: () => string;
  readonly secret: string;
}

/** Sends every digest whose hour has come and that was not dealt with today; each once, whoever calls. */
export async function sendDueDigests(services: Services, post: Post): Promise<void> {
  if (!services.mail.enabled) return;
  const now = services.clock.now();
  for (const reader of await readReaders(services.database.queries)) {
    const { day, due } = localDay(now, reader.timeZone);
    if (!due || !reader.wantsDigest) continue;
    await sendDigest(services, post, { reader, day, now });
  }
}

async function sendDigest(
  services: Services,
  post: Post,
  { reader, day, now }: { reader: Reader; day: string; now: Date },
): Promise<void> {
  const { queries } = services.database;
  const { workspaceId, id: memberId } = reader;
  const last = await lastDigest(queries, reader);
  const taken = await queries
    .insert(digestDays)
    .values({ workspaceId, memberId, day, at: now })
    .onConflictDoNothing()
    .returning({ day: digestDays.day });
  if (taken.length === 0) return;
  const since = new Date(Math.max(last?.getTime() ?? now.getTime() - DAY, now.getTime() - FURTHEST));
  const digest = await readDigest(services, systemCall(workspaceId, 'digest', now), {
    member: reader,
    since,
  });
  if (linesOf(digest) === 0) return;
  const home = `${post.origin()}/`;
  const off = `${post.origin()}/digest/off?token=${encodeURIComponent(offToken(post.secret, memberId))}`;
  services.mail.send({ kind: 'digest', to: reader.email, ...writeDigest(digest, { ...reader, home, off }) });
}
