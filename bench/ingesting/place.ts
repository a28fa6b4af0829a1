import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Where a measured server keeps its data, and how to remove it. */
export interface Place {
  readonly folder: string;
  readonly url: string | null;
  remove(): Promise<void>;
}

/** @param server address of a PostgreSQL on which a database of its own is made; null: the embedded database */
export async function makePlace(server: string | null): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'gongjian-bench-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (server === null) return { folder, url: null, remove: async () => removeFolder() };
  const name = `gongjian_bench_${randomUUID().replaceAll('-', '')}`;
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
      removeFolder();
    },
  };
}
