import type { FastifyInstance } from 'fastify';
import { openBeacon } from './feedback/beacon/index.ts';
import { openBells } from './feedback/bells/index.ts';
import { openImports } from './feedback/imports/index.ts';
import { openPains } from './feedback/pains/index.ts';
import { openVoices } from './feedback/voices/index.ts';
import { openDigest } from './loop/digest/index.ts';
import { openLoop } from './loop/index.ts';
import { strategyOn } from './loop/matching/index.ts';
import { openQueue } from './loop/queue/index.ts';
import { openSample } from './loop/sample/index.ts';
import type { Services } from './services.ts';

/** Something that a room keeps running and that must end before the database closes. */
export interface Running {
  stop(): Promise<void>;
}

/** Every room opens its routes and starts what it keeps running, in the order of the loop. */
export async function registerRooms(app: FastifyInstance, services: Services): Promise<Running> {
  const running: Running[] = [];
  const voices = await openVoices(app, services);
  running.push(voices);
  running.push(await openImports(app, services, voices.intake));
  const pains = await openPains(app, services);
  running.push(pains);
  const bells = await openBells(app, { ...services, people: services.accounts });
  running.push(
    await openBeacon(app, services, { listening: pains.desk.listening, strategyOn: strategyOn(services) }),
  );
  openLoop(app, services);
  openQueue(app, services);
  await openDigest(app, services);
  running.push(openSample(app, services, { intake: voices.intake, bells, desk: pains.desk }));
  return {
    stop: async () => {
      for (const part of running.reverse()) await part.stop();
    },
  };
}
