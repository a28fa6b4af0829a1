import { and, eq } from 'drizzle-orm';
import { hashSecret } from '../../../platform/accounts/secrets.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Seal } from '../../../platform/security/seal.ts';
import type { PushTarget } from './channels/web-push/web-push.ts';
import { pushSubscriptions } from './tables.ts';

/** Browsers that one member may have. */
export const MOST_BROWSERS = 20;

interface Owner {
  readonly workspaceId: string;
  readonly memberId: string;
}

const ownedBy = ({ workspaceId, memberId }: Owner) =>
  and(eq(pushSubscriptions.workspaceId, workspaceId), eq(pushSubscriptions.memberId, memberId));

/** The browsers of a member; those that cannot be read any more are left out. */
export async function readSubscriptions(queries: Queries, seal: Seal, owner: Owner): Promise<PushTarget[]> {
  const rows = await queries.select().from(pushSubscriptions).where(ownedBy(owner));
  return rows.flatMap(({ id, sealed }) => {
    const text = seal.open(sealed);
    return text === null ? [] : [{ id, ...(JSON.parse(text) as Omit<PushTarget, 'id'>) }];
  });
}

/** Keeps a browser; the same one again takes its new keys. The oldest give way where there are too many. */
export async function keepSubscription(
  queries: Queries,
  seal: Seal,
  { owner, target, now }: { owner: Owner; target: Omit<PushTarget, 'id'>; now: Date },
): Promise<string> {
  const sealed = seal.seal(JSON.stringify(target));
  const [row] = await queries
    .insert(pushSubscriptions)
    .values({ ...owner, id: newId(), endpointHash: hashSecret(target.endpoint), sealed, madeAt: now })
    .onConflictDoUpdate({
      target: [pushSubscriptions.workspaceId, pushSubscriptions.memberId, pushSubscriptions.endpointHash],
      set: { sealed },
    })
    .returning({ id: pushSubscriptions.id });
  const all = await queries
    .select({ id: pushSubscriptions.id })
    .from(pushSubscriptions)
    .where(ownedBy(owner))
    .orderBy(pushSubscriptions.id);
  for (const { id } of all.slice(0, Math.max(0, all.length - MOST_BROWSERS))) {
    await forgetSubscription(queries, owner.workspaceId, id);
  }
  return row!.id;
}

export async function forgetSubscription(queries: Queries, workspaceId: string, id: string): Promise<void> {
  await queries
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.workspaceId, workspaceId), eq(pushSubscriptions.id, id)));
}

/** Forgets one browser of a member, or all of them. @returns how many */
export async function forgetBrowsers(
  queries: Queries,
  owner: Owner,
  endpoint: string | undefined,
): Promise<number> {
  const one = endpoint === undefined ? undefined : eq(pushSubscriptions.endpointHash, hashSecret(endpoint));
  const gone = await queries
    .delete(pushSubscriptions)
    .where(and(ownedBy(owner), one))
    .returning({ id: pushSubscriptions.id });
  return gone.length;
}
