/**
 * `npm run bench -- ingest [--seconds N] [--connections N] [--batch N] [--rate N] --json`
 * Starts the real server on PGlite and, with DATABASE_URL, on PostgreSQL; sends voices as fast as they are
 * acknowledged, then at a steady rate to see how soon they are in their pains; beside it the same calls to a bare
 * Fastify route that validates the same schema and stores nothing. The figures of the embedded database (or of the one
 * named by --database) stand at the top, all of them under `databases`.
 */
import { parseArgs } from 'node:util';
import { type Child, startChild } from './ingesting/child.ts';
import { createSender, makeLoad, percentile, type Sent, sendAll } from './ingesting/load.ts';
import { makePlace } from './ingesting/place.ts';
import { lastVoice, measureVisible, waitForPoints } from './ingesting/visible.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    batch: { type: 'string', default: '100' },
    rate: { type: 'string', default: '5000' },
    database: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const batch = Number(values.batch);
const rate = Number(values.rate);
/** Calls between two voices that are followed until they are visible. */
const FOLLOW_EVERY = 5;
/** Voices made for the fastest phase; a bare route may use them up sooner. */
const MOST_PER_SECOND = 12_000;

const whole = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);

async function measureBare(): Promise<Sent> {
  const child = await startChild('bare.ts');
  const { send, close } = createSender(child, connections);
  const load = makeLoad({ voices: seconds * MOST_PER_SECOND, batch, name: 'bare' });
  await sendAll(send, { ...load, bodies: load.bodies.slice(0, 20) }, { connections, seconds: 1 });
  const repeated = { batch, bodies: Array.from({ length: 10 }, () => load.bodies).flat() };
  const sent = await sendAll(send, repeated, { connections, seconds: seconds / 2 });
  close();
  await child.stop();
  return sent;
}

async function measureServer(server: string | null) {
  const place = await makePlace(server);
  const child = await startChild('server.ts', [place.folder, ...(place.url === null ? [] : [place.url])]);
  try {
    return await measureChild(child);
  } finally {
    await child.stop();
    await place.remove();
  }
}

async function measureChild(child: Child) {
  const { send, close } = createSender(child, connections);
  await sendAll(send, makeLoad({ voices: 20 * batch, batch, name: 'warm' }), { connections, seconds: 5 });
  const load = makeLoad({ voices: seconds * MOST_PER_SECOND, batch, name: 'fast' });
  let rssMb = 0;
  const watch = setInterval(async () => {
    rssMb = Math.max(rssMb, await child.memory());
  }, 1_000);
  const sent = await sendAll(send, load, { connections, seconds });
  const caughtUp = performance.now();
  const [last] = makeLoad({ voices: batch, batch, name: 'last' }).bodies;
  await waitForPoints(child, lastVoice(await send(last!)) ?? '');
  const catchUpSeconds = (performance.now() - caughtUp) / 1_000;
  const steady = makeLoad({ voices: rate * seconds, batch, name: 'steady' });
  const { visible, rate: reached } = await measureVisible(child, send, {
    load: steady,
    perSecond: rate,
    followEvery: FOLLOW_EVERY,
  });
  clearInterval(watch);
  close();
  return {
    voicesPerSecond: Math.round(sent.voices / sent.seconds),
    ackP50Ms: whole(percentile(sent.latencies, 0.5)),
    ackP99Ms: whole(percentile(sent.latencies, 0.99)),
    visibleP50Ms: whole(percentile(visible, 0.5)),
    visibleP99Ms: whole(percentile(visible, 0.99)),
    visibleAtVoicesPerSecond: Math.round(reached),
    catchUpSeconds: whole(catchUpSeconds),
    rssMb,
  };
}

const bare = await measureBare();
const bareVoicesPerSecond = Math.round(bare.voices / bare.seconds);
const withRatio = (figures: Awaited<ReturnType<typeof measureServer>>) => ({
  ...figures,
  bareVoicesPerSecond,
  ratio: Math.round((figures.voicesPerSecond / bareVoicesPerSecond) * 1_000) / 1_000,
});
const databases: Record<string, ReturnType<typeof withRatio>> = {};
if (values.database !== 'postgresql') databases.pglite = withRatio(await measureServer(null));
const url = process.env.DATABASE_URL;
if (url && values.database !== 'pglite') databases.postgresql = withRatio(await measureServer(url));
const [first] = Object.values(databases);
console.log(JSON.stringify({ bench: 'ingest', batch, connections, ...first, databases }));
process.exit(0);
