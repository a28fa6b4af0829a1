import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { migratedFolder } from './folder.ts';

/** Where a test's own database is, and how to remove it. */
export interface TestPlace {
  readonly folder: string;
  readonly url: string | null;
  remove(): Promise<void>;
}

/**
 * A fresh place for one test file: the embedded database, or a database of its own on the PostgreSQL server of
 * TEST_DATABASE_URL where that is set. The same tests run on both.
 * @param kind one of the two, for a test that needs just that
 */
export async function testPlace(kind?: 'embedded' | 'server'): Promise<TestPlace> {
  const folder = await migratedFolder();
  const server = process.env.TEST_DATABASE_URL;
  if (!server || kind === 'embedded') {
    return { folder, url: null, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const name = `gongjian_test_${randomUUID().replaceAll('-', '')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    folder,
    url: url.href,
    remove: async () => {
      await administer(`drop database ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
