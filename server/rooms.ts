import type { FastifyInstance } from 'fastify';
import type { Services } from './services.ts';

/** Something that a room keeps running and that must end before the database closes. */
export interface Running {
  stop(): Promise<void>;
}

/** Every room opens its routes and starts what it keeps running, in the order of the loop. */
export async function registerRooms(_app: FastifyInstance, _services: Services): Promise<Running> {
  const running: Running[] = [];
  return {
    stop: async () => {
      for (const part of running.reverse()) await part.stop();
    },
  };
}
