import { and, eq, isNull, lt } from 'drizzle-orm';
import { notifications } from '../../platform/notifications/tables.ts';
import { tellAdjustments } from './adjustments.ts';
import { tellBells } from './bells.ts';
import './events.ts';
import { gatherPains } from './gather.ts';
import { generateVoices } from './generate.ts';
import { groupAnew } from './group.ts';
import { tellMatches } from './matches.ts';
import { tellPeople } from './people.ts';
import type { Progress } from './progress.ts';
import { tellStrategy } from './strategy.ts';
import { sampleLoads } from './tables.ts';
import type { Teller } from './teller.ts';
import { readTopics } from './topics.ts';
import { tellVoices, untilHeard } from './voices.ts';

/** The sample is the same on every machine. */
export const SAMPLE_SEED = 20_260_618;
const STILL_NEWS = 2 * 86_400_000;

type Chapter = (typeof sampleLoads.$inferSelect)['chapter'];

/**
 * Tells the whole story, chapter by chapter; pages fill while it goes on. Every chapter may be told again after a
 * crash: what is there already is left as it is.
 */
export async function tellStory(teller: Teller, progress: Progress): Promise<void> {
  const turn = (chapter: Chapter) => turnTo(teller, progress, chapter);
  const generating = generateVoices(SAMPLE_SEED, teller.until);
  await turn('people');
  const casts = await tellPeople(teller);
  await turn('strategy');
  await tellStrategy(teller, casts);
  await turn('voices');
  const voices = await generating;
  progress.of = voices.length;
  await tellVoices(teller, voices, (stored) => {
    progress.stored = stored;
    teller.services.bus.publish('sample.changed', teller.workspaceId, { chapter: 'voices' });
  });
  await untilHeard(teller);
  await turn('groups');
  await groupAnew(teller);
  await turn('bells');
  const pains = await gatherPains(teller, casts, await readTopics(teller, voices));
  await tellMatches(teller, casts, pains);
  const bells = await tellBells(teller, casts, pains);
  await turn('adjustments');
  await tellAdjustments(teller, casts, { pains, bells });
  await readOldNews(teller);
  await turn('told');
}

async function turnTo(teller: Teller, progress: Progress, chapter: Chapter): Promise<void> {
  const { services, workspaceId, until } = teller;
  teller.signal.throwIfAborted();
  progress.chapter = chapter;
  const finishedAt = chapter === 'told' ? services.clock.now() : null;
  await services.database.queries
    .insert(sampleLoads)
    .values({ workspaceId, until, chapter, finishedAt })
    .onConflictDoUpdate({ target: sampleLoads.workspaceId, set: { chapter, finishedAt } });
  services.bus.publish('sample.changed', workspaceId, { chapter });
}

/** What people were told months ago they have read by now. */
async function readOldNews({ services, workspaceId, until }: Teller): Promise<void> {
  await services.database.queries
    .update(notifications)
    .set({ readAt: until })
    .where(
      and(
        eq(notifications.workspaceId, workspaceId),
        isNull(notifications.readAt),
        lt(notifications.at, new Date(until.getTime() - STILL_NEWS)),
      ),
    );
}
