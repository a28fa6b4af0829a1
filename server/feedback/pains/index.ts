import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { startListening } from '../listening/index.ts';
import { registerEncoder } from '../listening/learning/encoder-routes.ts';
import { startLearner } from '../listening/learning/learner.ts';
import { registerMood } from '../listening/learning/mood-routes.ts';
import { storeVoiceWords } from '../voices/words-store.ts';
import { registerCorrecting } from './correcting/routes.ts';
import type { Desk } from './deciding/desk.ts';
import { registerDeciding } from './deciding/routes.ts';
import { type LikePains, likePainsBy } from './hearing/likeness.ts';
import { groupNightly } from './hearing/nightly.ts';
import { registerHearing } from './hearing/routes.ts';
import { registerJudging } from './judging/routes.ts';
import { registerOne } from './one/routes.ts';
import { registerProposals } from './proposals/routes.ts';
import { registerRanking } from './ranking/routes.ts';
import { registerThemes } from './themes/routes.ts';

export { mergePains } from './deciding/merge.ts';
export { renamePain } from './deciding/rename.ts';
export type { LikePain, LikePains } from './hearing/likeness.ts';
export { leastVoices } from './ranking/least.ts';

/** What runs in this room, and what others may ask of it. */
export interface Pains {
  readonly likePains: LikePains;
  /** Where flows bring what people decide. */
  readonly desk: Desk;
  /** Finishes the batches under way. */
  stop(): Promise<void>;
}

/** Opens the pains' routes and starts to listen. */
export async function openPains(app: FastifyInstance, services: Services): Promise<Pains> {
  const listening = startListening(services, [storeVoiceWords]);
  const likePains = likePainsBy(services.database.queries, listening);
  registerRanking(app, services);
  registerOne(app, services);
  const desk: Desk = { ...services, listening };
  registerThemes(app, services);
  registerDeciding(app, desk);
  registerProposals(app, desk);
  const learner = await startLearner(services, listening);
  registerMood(app, { ...services, listening, learner });
  registerEncoder(app, { ...services, listening, learner });
  registerCorrecting(app, desk, learner);
  registerJudging(app, desk, Math.random);
  registerHearing(app, services, { likePains, listening });
  await groupNightly(services, listening, learner);
  return {
    likePains,
    desk,
    stop: async () => {
      learner.stop();
      await listening.stop();
    },
  };
}
