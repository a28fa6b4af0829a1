import { hash } from 'node:crypto';
import { checkVoice } from '../../server/feedback/voices/check.ts';
import { insertVoices } from '../../server/feedback/voices/insert.ts';
import { prepareVoice } from '../../server/feedback/voices/prepare.ts';
import { storeVoiceWords } from '../../server/feedback/voices/words-store.ts';
import { openDatabase } from '../../server/platform/database/database.ts';
import { sampleVoices } from '../../server/sample/voices.ts';

const LOT = 1_000;

/** Where to put how many voices. */
export interface Filling {
  readonly folder: string;
  readonly url: string | null;
  readonly workspaceId: string;
  readonly voices: number;
}

/**
 * Fills the database of a server that is stopped with voices of the sample market and their words, and marks them as
 * heard, so that the server does nothing but search.
 */
export async function fillVoices({ folder, url, workspaceId, voices }: Filling): Promise<void> {
  const database = await openDatabase({ url, folder });
  const client = await database.pool.connect();
  const privacy = { pseudonyms: (author: string) => hash('sha256', author, 'base64url'), masks: true };
  const now = new Date();
  let stored = 0;
  try {
    for (let seed = 1; stored < voices; seed++) {
      const made = sampleVoices({ seed, until: new Date(now.getTime() - 60_000) });
      const prepared = made.flatMap(({ truth: _truth, ...voice }) => {
        const checked = checkVoice({ ...voice, externalId: `${seed}-${voice.externalId}` }, now);
        return checked.status === 'fit' ? [prepareVoice(checked.voice, privacy)] : [];
      });
      for (let at = 0; at < prepared.length && stored < voices; at += LOT) {
        const lot = prepared.slice(at, Math.min(at + LOT, at + voices - stored));
        await insertVoices(client, workspaceId, { voices: lot, receivedAt: now });
        stored += lot.length;
      }
    }
  } finally {
    client.release();
  }
  for (let after = 0; after < stored; after += LOT) {
    const { rows } = await database.pool.query<{ id: string; text: string; occurredAt: Date }>(
      `select id, text, occurred_at as "occurredAt" from voices where workspace_id = $1 and seq > $2 and seq <= $3`,
      [workspaceId, after, after + LOT],
    );
    await storeVoiceWords(database.queries, workspaceId, rows);
  }
  await database.pool.query(
    `insert into listening_states (workspace_id, heard_seq) values ($1, $2)
     on conflict (workspace_id) do update set heard_seq = excluded.heard_seq`,
    [workspaceId, stored],
  );
  await database.close();
}
