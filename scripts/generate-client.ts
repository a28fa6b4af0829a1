/** `npm run client`: writes the client's types from the API description of the server as it stands. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGongjian } from '../server/main.ts';
import { parseConfig } from '../server/platform/config/config.ts';
import { testPlace } from '../server/testing/database.ts';

const place = await testPlace();
const parsed = parseConfig({ port: '0', data: place.folder, empty: 'true', logLevel: 'silent' }, {});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const server = await startGongjian(parsed.config);
const description = await (await fetch(`${server.address}/api/v1/openapi.json`)).json();
const described = join(place.folder, 'openapi.json');
writeFileSync(described, JSON.stringify(description));
await server.stop();

const client = join(import.meta.dirname, '../client');
const { status } = spawnSync('npx', ['openapi-typescript', described, '--output', 'schema.gen.ts'], {
  cwd: client,
  stdio: 'inherit',
});
await place.remove();
console.log(`${Object.keys(description.paths).length} addresses described`);
process.exit(status ?? 1);
