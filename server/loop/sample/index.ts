import type { FastifyInstance } from 'fastify';
import type { Services } from '../../services.ts';
import { noProgress, type Progress } from './progress.ts';
import { registerSample } from './routes.ts';
import { tellStory } from './tell.ts';
import type { Teller } from './teller.ts';
import { wantedSample } from './wanted.ts';

type Parts = Pick<Teller, 'intake' | 'bells' | 'desk'>;

/** Tells the sample company's story behind the first page, once the server listens. */
export function openSample(
  app: FastifyInstance,
  services: Services,
  parts: Parts,
): { stop(): Promise<void> } {
  const progress = noProgress();
  const ending = new AbortController();
  let telling: Promise<void> = Promise.resolve();
  registerSample(app, services, progress);
  if (!services.config.empty) {
    app.addHook('onListen', async () => {
      telling = begin({ services, ...parts, signal: ending.signal }, progress);
    });
  }
  return {
    stop: async () => {
      ending.abort();
      await telling;
    },
  };
}

async function begin(
  parts: Parts & { services: Services; signal: AbortSignal },
  progress: Progress,
): Promise<void> {
  const { log } = parts.services;
  try {
    const wanted = await wantedSample(parts.services);
    if (!wanted) return;
    progress.state = wanted.told ? 'ready' : 'loading';
    if (wanted.told) return;
    const started = performance.now();
    await tellStory({ ...parts, ...wanted }, progress);
    progress.state = 'ready';
    log.info(
      { seconds: Math.round((performance.now() - started) / 100) / 10 },
      'the sample company is there',
    );
  } catch (error) {
    if (parts.signal.aborted) return;
    progress.state = 'failed';
    log.error({ err: error }, 'the sample company could not be loaded');
  }
}
