import type { FastifyInstance } from 'fastify';
import type { Seal } from '../../../platform/security/seal.ts';
import type { Webhooks } from '../../../platform/webhooks/index.ts';
import type { ControlHouse } from '../controls/house.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { openFeed } from './feed.ts';
import { registerPoints } from './point-routes.ts';
import { forgetSilent } from './points.ts';
import { Poster } from './poster.ts';
import { settleEnforced } from './settle.ts';
import { registerStream } from './stream-routes.ts';
import { controlWebhooks } from './tables.ts';
import { registerWebhooks } from './webhook-routes.ts';
import './events.ts';

/** The kind of job that forgets silent points, counts again without them, and posts what was not taken. */
const TIDY = 'enforcement.tidy';

export interface Enforcement {
  /** Posts to systems without the client; called by the server that changed something. */
  post(workspaceId: string): void;
  stop(): Promise<void>;
}

/** Opens the stream and its acknowledgements. */
export async function openEnforcement(
  app: FastifyInstance,
  house: ControlHouse,
  parts: { webhooks: Webhooks; seal: Seal; failed: (error: unknown) => void },
): Promise<Enforcement> {
  const { database, bus, clock, jobs } = house;
  const { webhooks, seal, failed } = parts;
  const feed = openFeed({ queries: database.queries, bus, clock, failed });
  const acknowledgements = new Acknowledgements(
    database,
    async (workspaceId, revision) => {
      bus.publish('enforcement.changed', workspaceId, { revision });
      await settleEnforced(house, workspaceId);
    },
    failed,
  );
  const now = () => clock.now();
  const poster = new Poster({ database, webhooks, seal, acknowledgements, now, random: Math.random, failed });
  registerStream(app, house, feed);
  registerPoints(app, house, acknowledgements);
  registerWebhooks(app, house, { poster, seal });
  // Streams never end by themselves; the web server waits for them before it closes.
  app.addHook('preClose', async () => feed.stop());
  jobs.handle(TIDY, async () => {
    await forgetSilent(database.queries, clock.now());
    const { rows } = await database.pool.query<{ workspace_id: string }>(
      `select distinct workspace_id from controls where state = 'active' and enforced_at is null`,
    );
    for (const { workspace_id } of rows) await settleEnforced(house, workspace_id);
    const hooked = await database.queries
      .selectDistinct({ workspaceId: controlWebhooks.workspaceId })
      .from(controlWebhooks);
    for (const { workspaceId } of hooked) await poster.post(workspaceId);
  });
  await jobs.every(TIDY, '* * * * *', 'UTC');
  return {
    post: (workspaceId) => void poster.post(workspaceId).catch(failed),
    stop: async () => {
      await poster.stop();
      await acknowledgements.drain();
    },
  };
}
