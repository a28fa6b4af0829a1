import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../platform/database/database.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';

const MIGRATIONS = join(import.meta.dirname, '../platform/database/migrations');

/**
 * A data folder whose embedded database is migrated already. Making one takes seconds, so the first is kept as a
 * template in the temporary folder, named by the hash of the migrations, and copied for each test file.
 */
export async function migratedFolder(): Promise<string> {
  const template = join(tmpdir(), `gongjian-template-${migrationsHash()}`);
  if (!existsSync(template)) {
    const fresh = `${template}-${randomUUID()}`;
    const database = await openDatabase({ url: null, folder: fresh });
    await migrateDatabase(database);
    await database.close();
    try {
      renameSync(fresh, template);
    } catch {
      // Another test process was faster; its template is as good.
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'gongjian-test-'));
  cpSync(template, folder, { recursive: true });
  return folder;
}

function migrationsHash(): string {
  const hash = createHash('sha256').update(process.versions.node);
  const statements = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'));
  // The journal's times decide what is applied, so the same statements generated anew are another template.
  for (const file of [...statements.sort(), 'meta/_journal.json']) {
    hash.update(readFileSync(join(MIGRATIONS, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
