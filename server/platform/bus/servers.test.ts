import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { expect, test, vi } from 'vitest';
import { startGongjian } from '../../main.ts';
import { startWorld } from '../../testing/world.ts';
import { installationOf } from './installation.ts';
import { streamOf } from './nats/nats-setup.ts';

const NATS = process.env.TEST_NATS_URL ?? 'nats://127.0.0.1:4222';
const reachable = await connect({ servers: new URL(NATS).host, reconnect: false }).then(
  async (connection) => {
    await connection.close();
    return true;
  },
  () => false,
);

/** Two servers can share a PostgreSQL alone: the embedded database lets one in. */
test.skipIf(!reachable || !process.env.TEST_DATABASE_URL)(
  'what is changed on one server is heard on the other, once',
  async () => {
    const world = await startWorld({ NATS_URL: NATS });
    const other = await startGongjian(world.services.config, { clock: world.clock });
    try {
      const heard: string[] = [];
      other.services.bus.subscribeAll(({ name }) => heard.push(name));
      const answer = await (await world.as('owner')).post('/api/v1/cycles', { cadence: 'quarter' });
      expect(answer.status).toBe(201);
      await vi.waitFor(() => expect(heard).toContain('cycles.changed'), { timeout: 20_000 });
      expect(heard.filter((name) => name === 'cycles.changed')).toHaveLength(1);
    } finally {
      await removeStream(await installationOf(world.services.database.pool));
      await other.stop();
      await world.close();
    }
  },
);

async function removeStream(installation: string) {
  const connection = await connect({ servers: new URL(NATS).host });
  await (await jetstreamManager(connection)).streams.delete(streamOf(installation));
  await connection.close();
}
