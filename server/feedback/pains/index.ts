import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { type ListeningStream, startListening } from '../listening/index.ts';
import { storeVoiceWords } from '../voices/words-store.ts';

/** Opens the pains' routes and starts to listen; `stop` finishes the batches under way. */
export function openPains(_app: FastifyInstance, services: Services): ListeningStream {
  return startListening(services, [storeVoiceWords]);
}
