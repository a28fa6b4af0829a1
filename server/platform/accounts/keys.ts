import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Call } from '../access/principal.ts';
import type { Scope } from '../access/roles.ts';
import { recordChange } from '../audit/record.ts';
import type { Queries } from '../database/database.ts';
import { done, type Outcome, refuse } from '../errors/refusal.ts';
import { newId } from '../ids.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { apiKeys } from './tables.ts';

export const KEY_PREFIX = 'gj_';
const HINT_LENGTH = KEY_PREFIX.length + 6;

/** A key as its owners see it later; the secret is not among it. */
export interface Key {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
}

/** Makes a key; `secret` is shown this once and kept nowhere. */
export async function createKey(
  queries: Queries,
  call: Call,
  wanted: NewKey,
): Promise<Outcome<{ key: Key; secret: string }>> {
  if (wanted.expiresAt !== null && wanted.expiresAt <= call.now) {
    return refuse('request.invalid', 'The key would have expired already.', '/expiresAt');
  }
  const secret = newSecret(KEY_PREFIX);
  const [row] = await queries
    .insert(apiKeys)
    .values({
      workspaceId: call.workspaceId,
      id: newId(),
      name: wanted.name,
      hint: secret.slice(0, HINT_LENGTH),
      secretHash: hashSecret(secret),
      scopes: [...wanted.scopes],
      createdBy: call.actor.id,
      createdAt: call.now,
      expiresAt: wanted.expiresAt,
    })
    .returning();
  const key = shape(row!);
  await recordChange(queries, call, {
    action: 'key.created',
    thing: 'key',
    thingId: key.id,
    detail: { name: key.name, scopes: key.scopes, expiresAt: key.expiresAt },
  });
  return done({ key, secret });
}

export async function listKeys(queries: Queries, workspaceId: string): Promise<Key[]> {
  const rows = await queries
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.workspaceId, workspaceId))
    .orderBy(desc(apiKeys.id));
  return rows.map(shape);
}

export async function revokeKey(queries: Queries, call: Call, id: string): Promise<Outcome<Key>> {
  const [row] = await queries
    .update(apiKeys)
    .set({ revokedAt: call.now })
    .where(and(eq(apiKeys.workspaceId, call.workspaceId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such key that could be revoked.');
  await recordChange(queries, call, {
    action: 'key.revoked',
    thing: 'key',
    thingId: id,
    detail: { name: row.name },
  });
  return done(shape(row));
}

/** The key behind a secret, whatever its state, with its workspace. */
export async function findKey(
  queries: Queries,
  secret: string,
): Promise<{ key: Key; workspaceId: string } | null> {
  const [row] = await queries
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.secretHash, hashSecret(secret)));
  return row ? { key: shape(row), workspaceId: row.workspaceId } : null;
}

export async function noteKeyUse(
  queries: Queries,
  used: { workspaceId: string; id: string; now: Date },
): Promise<void> {
  await queries
    .update(apiKeys)
    .set({ lastUsedAt: used.now })
    .where(and(eq(apiKeys.workspaceId, used.workspaceId), eq(apiKeys.id, used.id)));
}

export const isKeyValid = (key: Key, now: Date): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);

function shape(row: typeof apiKeys.$inferSelect): Key {
  const { workspaceId: _workspace, secretHash: _hash, ...key } = row;
  return key;
}
