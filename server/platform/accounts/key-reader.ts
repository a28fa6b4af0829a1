import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../database/database.ts';
import { createBriefCache } from './brief-cache.ts';
import { findKey, isKeyValid, type Key, noteKeyUse } from './keys.ts';
import { hashSecret } from './secrets.ts';

const KEEP_MS = 5_000;
/** "Last used" is written at most this often per key. */
const NOTE_EVERY_MS = 60_000;

/** Tells which key a request was sent with. */
export interface KeyReader {
  read(secret: string, now: Date): Promise<{ key: Key; workspaceId: string } | null>;
  /** Must be called when a key is revoked. */
  forgetKey(id: string): void;
}

export function createKeyReader(database: Database, log: FastifyBaseLogger): KeyReader {
  const cache = createBriefCache<{ key: Key; workspaceId: string }>(KEEP_MS);
  const noted = createBriefCache<true>(NOTE_EVERY_MS);
  return {
    read: async (secret, now) => {
      const hash = hashSecret(secret);
      const found = cache.get(hash) ?? (await findKey(database.queries, secret));
      if (!found) return null;
      cache.set(hash, found);
      if (!isKeyValid(found.key, now)) return null;
      if (!noted.get(found.key.id)) {
        noted.set(found.key.id, true);
        noteKeyUse(database.queries, { workspaceId: found.workspaceId, id: found.key.id, now }).catch(
          (error) => log.warn({ err: error }, 'the use of a key could not be noted'),
        );
      }
      return found;
    },
    forgetKey: (id) => cache.forget((found) => found.key.id === id),
  };
}
