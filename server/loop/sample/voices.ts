import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { SampleVoice } from '../../sample/voice.ts';
import type { Teller } from './teller.ts';

const BATCH = 250;
const LOOK_AGAIN = 200;

/** Sends the voices in as any channel would, as fast as there is room. */
export async function tellVoices(
  { intake, workspaceId, signal }: Teller,
  voices: readonly SampleVoice[],
  tell: (stored: number) => void,
): Promise<void> {
  for (let i = 0; i < voices.length; i += BATCH) {
    signal.throwIfAborted();
    await intake.room();
    const batch = voices.slice(i, i + BATCH).map(({ truth: _, ...voice }) => voice);
    const answers = await intake.take(workspaceId, batch);
    const rejected = answers.find((answer) => answer.status === 'rejected');
    if (rejected) throw new Error(`A sample voice was rejected: ${JSON.stringify(rejected)}`);
    tell(i + batch.length);
  }
}

/** How many voices came and how many of them are grouped. */
export async function heardSoFar({ services, workspaceId }: Pick<Teller, 'services' | 'workspaceId'>) {
  const { rows } = await services.database.queries.execute<{ last: string | null; heard: string | null }>(sql`
    select (select last from voice_sequences where workspace_id = ${workspaceId}) as last,
      (select heard_seq from listening_states where workspace_id = ${workspaceId}) as heard`);
  return { stored: Number(rows[0]!.last ?? 0), heard: Number(rows[0]!.heard ?? 0) };
}

/** Waits until every voice is grouped. */
export async function untilHeard(teller: Teller): Promise<void> {
  for (;;) {
    teller.signal.throwIfAborted();
    const { stored, heard } = await heardSoFar(teller);
    if (heard >= stored) return;
    await pause(LOOK_AGAIN);
  }
}
