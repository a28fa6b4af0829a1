import type { TextEncoder } from '@gongjian/engines/encoders';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import type { ModelOutcome } from '../../../platform/models/outcome.ts';
import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../listening.ts';
import { learnAside } from './aside.ts';
import { type Choice, isChoice, openChoice } from './choices.ts';
import { keepLearned } from './learned-versions.ts';

/** Texts that are encoded at once, and rounds of a run: what is left comes with the next. */
const BATCH = 128;
const ROUNDS = 400;
/** Texts that the learned encoder is trained on: the newest. */
const TEXTS = 50_000;
const SEED = 1;

export interface Encoding extends Pick<Services, 'database' | 'clock' | 'config'> {
  readonly listening: ListeningStream;
  readonly signal: AbortSignal;
}

export async function chosenEncoder(queries: Queries, workspaceId: string): Promise<Choice> {
  const { rows } = await queries.execute<{ encoder: string }>(
    sql`select encoder from listening_states where workspace_id = ${workspaceId}`,
  );
  const chosen = rows[0]?.encoder ?? 'none';
  return isChoice(chosen) ? chosen : 'none';
}

/**
 * Gives the engine vectors for all texts that have none by the chosen encoder: those that people judged first. They
 * count from the next grouping anew on, where they are measured to help; no pain changes its id by them.
 * @returns how many were made, or why none can be
 */
export async function encodeWaiting(encoding: Encoding, workspaceId: string): Promise<ModelOutcome<number>> {
  const { database, config } = encoding;
  const choice = await chosenEncoder(database.queries, workspaceId);
  const opened = await openChoice({ config, queries: database.queries }, { workspaceId, choice });
  if (!opened.ok) return opened;
  return { ok: true, value: opened.value ? await encodeAll(encoding, workspaceId, opened.value) : 0 };
}

async function encodeAll(
  { listening, signal }: Encoding,
  workspaceId: string,
  encoder: TextEncoder,
): Promise<number> {
  let made = 0;
  for (let round = 0; round < ROUNDS && !signal.aborted; round++) {
    const wanted = await listening.ask(workspaceId, ({ ears }) =>
      ears.wanting(workspaceId, encoder.id, BATCH),
    );
    if (!wanted || wanted.length === 0) break;
    const vectors = await encoder.encode(wanted.map(({ text }) => text));
    // A text of nothing but zeros stays wanted for ever: once all of a batch are, nothing more comes of it.
    const telling = wanted.flatMap(({ key }, i) =>
      vectors[i]!.some((value) => value !== 0) ? [{ key, vector: vectors[i]! }] : [],
    );
    await listening.ask(workspaceId, ({ ears }) => ears.enrich(workspaceId, encoder.id, telling));
    made += telling.length;
    if (telling.length === 0) break;
  }
  return made;
}

/** Trains the encoder on the workspace's own voices, in a thread of its own. @returns its version; null with too few texts */
export async function trainOwnEncoder(encoding: Encoding, workspaceId: string): Promise<number | null> {
  const { database, clock, signal } = encoding;
  const { rows } = await database.queries.execute<{ text: string }>(sql`
    select text from voices where workspace_id = ${workspaceId} order by seq desc limit ${TEXTS}`);
  const texts = rows.map(({ text }) => text);
  const model = await learnAside({ type: 'encoder', texts, seed: SEED }, signal);
  if (model === null) return null;
  const kept = await database.transact(async (queries) =>
    done(await keepLearned(queries, workspaceId, { model, texts: texts.length, at: clock.now() })),
  );
  return kept.ok ? kept.value : null;
}
