/**
 * The real server in a process of its own, on the data folder and database named by its arguments. Tells its parent
 * the address and a key; answers `memory` with its resident megabytes and `stop` by stopping.
 */

import { startGongjian } from '../../server/main.ts';
import { parseConfig } from '../../server/platform/config/config.ts';

const [data, databaseUrl] = process.argv.slice(2);
const parsed = parseConfig(
  { port: '0', data, empty: 'true', logLevel: 'error' },
  databaseUrl ? { DATABASE_URL: databaseUrl } : {},
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const server = await startGongjian(parsed.config);
const { accounts } = server.services;
const workspace = (await accounts.workspaces())[0]!;
const actor = { kind: 'system', id: 'bench', name: 'bench' } as const;
const call = { workspaceId: workspace.id, actor, now: new Date() };
const key = await accounts.createKey(call, {
  name: 'bench',
  scopes: ['read', 'voices:write'],
  expiresAt: null,
});
if (!key.ok) throw new Error(key.detail);

process.on('message', async (message) => {
  if (message === 'memory') process.send?.({ rssMb: Math.round(process.memoryUsage.rss() / 1_048_576) });
  if (message === 'stop') {
    await server.stop();
    process.exit(0);
  }
});
process.send?.({ address: server.address, key: key.value.secret, workspaceId: workspace.id });
