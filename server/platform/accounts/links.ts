import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { oneTimeLinks } from './tables.ts';

const LIFE_MS = 24 * 3_600_000;

/** Makes the secret of a link that signs `userId` in once within a day; earlier unused ones end. */
export async function createLink(queries: Queries, wanted: { userId: string; now: Date }): Promise<string> {
  const secret = newSecret();
  await queries
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.userId, wanted.userId), isNull(oneTimeLinks.usedAt)));
  await queries.insert(oneTimeLinks).values({
    secretHash: hashSecret(secret),
    userId: wanted.userId,
    expiresAt: new Date(wanted.now.getTime() + LIFE_MS),
  });
  return secret;
}

/** Uses a link up; the same statement checks and marks it, so two who come together cannot both get in. */
export async function consumeLink(
  queries: Queries,
  asked: { secret: string; now: Date },
): Promise<Outcome<{ userId: string }>> {
  const [row] = await queries
    .update(oneTimeLinks)
    .set({ usedAt: asked.now })
    .where(
      and(
        eq(oneTimeLinks.secretHash, hashSecret(asked.secret)),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, asked.now),
      ),
    )
    .returning({ userId: oneTimeLinks.userId });
  return row
    ? done(row)
    : refuse('link.expired', 'Ask for a new link, for example with "gongjian user link".');
}
