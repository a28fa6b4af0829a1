import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { type ListeningStream, startListening } from '../listening/index.ts';
import { storeVoiceWords } from '../voices/words-store.ts';
import { registerOne } from './one/routes.ts';
import { registerRanking } from './ranking/routes.ts';

/** Opens the pains' routes and starts to listen; `stop` finishes the batches under way. */
export function openPains(app: FastifyInstance, services: Services): ListeningStream {
  registerRanking(app, services);
  registerOne(app, services);
  return startListening(services, [storeVoiceWords]);
}
