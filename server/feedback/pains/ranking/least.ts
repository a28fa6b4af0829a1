import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';

/** In a workspace of so many voices, what fewer than so many said in the window is not yet a pain to act on. */
const LEAST = { voices: 3, of: 500 } as const;

/** Voices in the window from which on lists and counts show a pain where nothing else is asked. */
export async function leastVoices(queries: Queries, workspaceId: string): Promise<number> {
  const { rows } = await queries.execute<{ many: boolean }>(sql`
    select last >= ${LEAST.of} as many from voice_sequences where workspace_id = ${workspaceId}`);
  return rows[0]?.many ? LEAST.voices : 0;
}
