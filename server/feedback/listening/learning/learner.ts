import type { Services } from '../../../services.ts';
import type { ListeningStream } from '../listening.ts';
import { chosenEncoder, encodeWaiting, trainOwnEncoder } from './encoding.ts';
import { readExamples } from './examples.ts';
import { readLearnedVersions } from './learned-versions.ts';
import { learnMood, moodIsDue } from './mood.ts';
import { readMoodModels } from './mood-versions.ts';

const MOOD_JOB = 'listening.learn';
const ENCODE_JOB = 'listening.encode';
/** After a correction others mostly follow; they are learned together. */
const PATIENCE_MS = 60_000;

/** Learns in the background what people teach, and makes the vectors of the chosen encoder. */
export interface Learner {
  /** Something was corrected: learn soon. */
  moodSoon(workspaceId: string): Promise<void>;
  /** Another encoder was chosen: make its vectors now, in the background. */
  encodeSoon(workspaceId: string): Promise<void>;
  /** Before a grouping anew by night: trains the workspace's own encoder anew and encodes what waits. */
  prepareNight(workspaceId: string): Promise<void>;
  /** Ends what is under way: nothing of it was written. */
  stop(): void;
  readonly signal: AbortSignal;
}

/** Looks every hour in each workspace that this server listens to whether there is something to learn or to encode. */
export async function startLearner(services: Services, listening: ListeningStream): Promise<Learner> {
  const { jobs, clock, database, config, log } = services;
  const stopping = new AbortController();
  const { signal } = stopping;
  const encoding = { database, clock, config, listening, signal };

  const learnIfDue = async (workspaceId: string) => {
    const examples = await readExamples(database.queries, workspaceId);
    const [newest] = await readMoodModels(database.queries, workspaceId, 1);
    if (!moodIsDue(examples, newest)) return;
    const learned = await learnMood({ database, clock, listening, signal }, workspaceId);
    if (learned.type === 'few') return;
    const { version, state, accuracy, coldAccuracy } = learned.version;
    log.info({ workspaceId, version, state, accuracy, coldAccuracy }, 'moods were learned');
  };
  const encode = async (workspaceId: string) => {
    const choice = await chosenEncoder(database.queries, workspaceId);
    if (choice === 'none') return;
    const first = (await readLearnedVersions(database.queries, workspaceId)).length === 0;
    if (choice === 'learned' && first) await trainOwnEncoder(encoding, workspaceId);
    const encoded = await encodeWaiting(encoding, workspaceId);
    if (encoded.ok) log.info({ workspaceId, choice, vectors: encoded.value }, 'texts were encoded');
    else log.warn({ workspaceId, choice, trouble: encoded.trouble }, encoded.detail);
  };
  const each = (work: (workspaceId: string) => Promise<void>) => async (order: { workspaceId?: string }) => {
    const { accounts } = services;
    const ids = order.workspaceId ? [order.workspaceId] : (await accounts.workspaces()).map(({ id }) => id);
    for (const id of ids) {
      if (signal.aborted || !(await listening.holds(id))) continue;
      await work(id).catch((error) => {
        if (!signal.aborted) throw error;
      });
    }
  };
  jobs.handle(MOOD_JOB, each(learnIfDue));
  jobs.handle(ENCODE_JOB, each(encode));
  await jobs.every(MOOD_JOB, '20 * * * *', 'UTC');
  await jobs.every(ENCODE_JOB, '40 * * * *', 'UTC');
  return {
    moodSoon: (workspaceId) =>
      jobs.at(MOOD_JOB, new Date(clock.now().getTime() + PATIENCE_MS), { workspaceId }, workspaceId),
    encodeSoon: (workspaceId) => jobs.at(ENCODE_JOB, clock.now(), { workspaceId }, workspaceId),
    prepareNight: async (workspaceId) => {
      if ((await chosenEncoder(database.queries, workspaceId)) === 'learned')
        await trainOwnEncoder(encoding, workspaceId);
      await each(encode)({ workspaceId });
    },
    stop: () => stopping.abort(),
    signal,
  };
}
