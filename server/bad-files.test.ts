import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendBad, upload } from './testing/bad-request.ts';
import type { Caller } from './testing/caller.ts';
import { testWorkbook } from './testing/workbook.ts';
import { startWorld, type World } from './testing/world.ts';

/** Bad input that comes in files or as addresses; `bad-input.test.ts` has what comes in requests. */
let world: World;
let owner: Caller;
beforeAll(async () => {
  world = await startWorld();
  owner = await world.as('owner');
});
afterAll(() => world.close());

describe('rows of a file that cannot be taken', () => {
  test.each<[string, string, Uint8Array, string]>([
    [
      'a formula cell',
      'a.xlsx',
      testWorkbook([['text'], [{ formula: 'WEBSERVICE("http://x")', value: 1 }]]),
      'row.formula',
    ],
    ['a ragged row', 'a.csv', Buffer.from('text,time\n退款慢\n'), 'row.ragged'],
    [
      'a row of broken UTF-8',
      'a.csv',
      Buffer.concat([
        Buffer.from('text,n\n退款慢,1\n'),
        Buffer.from([0xff, 0xc3, 0x28]),
        Buffer.from(',2\n'),
      ]),
      'row',
    ],
    ['a time in the future', 'a.csv', Buffer.from('text,time\n退款慢,2999-01-01 10:00\n'), 'time.future'],
  ])('%s stands in the file of rejected rows, with its line and reason', async (_name, name, bytes, code) => {
    const before = await voicesStored();
    const { id } = (await (await sendBad(upload(name, bytes), owner)).json()) as { id: string };
    expect((await owner.post(`/api/v1/imports/${id}/start`, {})).status).toBe(200);
    const rejected = async () => (await owner.raw(`/api/v1/imports/${id}/rejected`, {})).text();
    await expect.poll(rejected, { timeout: 20_000 }).toMatch(new RegExp(`\\n\\d+,${code}`));
    expect((await voicesStored()) - before).toBeLessThanOrEqual(code === 'row' ? 1 : 0);
  });
});

async function voicesStored(): Promise<number> {
  const { rows } = await world.services.database.pool.query('select count(*)::int as n from voices');
  return rows[0].n as number;
}

describe('path tricks', () => {
  test.each(['../../etc/passwd.csv', '..\\..\\boot.csv', '/root/.ssh/id.csv', 'C:\\a.csv', 'a\0.csv'])(
    'a file named %j is kept under an id, and its name shown without the path',
    async (name) => {
      const response = await sendBad(upload(name, Buffer.from('text\n退款慢')), owner);
      const { id, fileName } = (await response.json()) as { id: string; fileName: string };
      expect(fileName).not.toMatch(/[/\\\0]|\.\./);
      const { config } = world.services;
      expect(readdirSync(join(config.data, 'uploads'))).toContain(id);
      expect(existsSync(join(config.data, '..', 'etc'))).toBe(false);
    },
  );

  test.each([
    '/../signing-secret',
    '/..%2f..%2fserver/package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%2e%2e/%2e%2e/%2e%2e/server/main.ts',
    '//etc/passwd',
    '/etc/passwd%00.html',
  ])('the address %s gives no file away', async (path) => {
    const { status, type, text } = await getExactly(path);
    expect(text).not.toMatch(/"dependencies"|startGongjian|root:/);
    if (status === 200) expect(type).toContain('text/html');
    else expect(type).toContain('application/problem+json');
  });
});

/** Without the tidying of addresses that fetch does. */
function getExactly(path: string): Promise<{ status: number; type: string; text: string }> {
  const { hostname, port } = new URL(world.address);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method: 'GET' }, async (response) => {
      const type = response.headers['content-type'] ?? '';
      resolve({ status: response.statusCode!, type, text: await text(response) });
    });
    asking.on('error', reject);
    asking.end();
  });
}
