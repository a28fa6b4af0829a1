/**
 * The real server in a process of its own. Arguments: data folder, database address or `-`, and, where the bins are to
 * be primed before it starts, the plan's wish as JSON with `sent` and `at`. Tells its parent the address, keys and a
 * session; answers `memory` and `stop`.
 */
import { openServices, startGongjian } from '../../server/main.ts';
import { parseConfig } from '../../server/platform/config/config.ts';
import { planOf, type Wish } from './plan.ts';
import { prime } from './prime.ts';

const [data, databaseUrl, priming] = process.argv.slice(2);
const parsed = parseConfig(
  { port: '0', data, empty: 'true', logLevel: 'error' },
  databaseUrl && databaseUrl !== '-' ? { DATABASE_URL: databaseUrl } : {},
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
let series = 0;
if (priming) {
  const { sent, at, ...wish } = JSON.parse(priming) as Wish & { sent: number; at: number };
  const { services, close } = await openServices(parsed.config);
  const [workspace] = await services.accounts.workspaces();
  const primed = { plan: planOf(wish), rate: wish.rate, now: at, sent };
  series = await prime(services.database, workspace!.id, primed);
  await close();
}
const server = await startGongjian(parsed.config);
const { accounts } = server.services;
const workspace = (await accounts.workspaces())[0]!;
const call = {
  workspaceId: workspace.id,
  actor: { kind: 'system', id: 'bench', name: 'bench' } as const,
  now: new Date(),
};
const user = await accounts.createUser({ email: `bench${Date.now()}@example.test`, name: 'bench' });
if (!user.ok) throw new Error(user.detail);
await accounts.addMember(call, { userId: user.value.id, role: 'owner' });
const cookies = await accounts.openSession(user.value.id);
const key = await accounts.createKey(call, {
  name: 'bench',
  scopes: ['read', 'voices:write', 'enforce'],
  expiresAt: null,
});
if (!key.ok) throw new Error(key.detail);

process.on('message', async (message) => {
  if (message === 'memory') {
    const { user: busy, system } = process.cpuUsage();
    process.send?.({
      rssMb: Math.round(process.memoryUsage.rss() / 1_048_576),
      cpuSeconds: Math.round((busy + system) / 1e5) / 10,
    });
  }
  if (message === 'stop') {
    await server.stop();
    process.exit(0);
  }
});
process.send?.({
  address: server.address,
  key: key.value.secret,
  cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '),
  workspaceId: workspace.id,
  series,
});
