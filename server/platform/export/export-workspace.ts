import type { Call } from '../access/principal.ts';
import { type Part, type Written, writeArchive } from '../archive/write-archive.ts';
import { recordChange } from '../audit/record.ts';
import type { Database } from '../database/database.ts';
import { readSnapshot, type Snapshot } from '../database/snapshot.ts';
import { readStoredTables } from '../database/stored-tables.ts';
import { readmeOf } from './readme.ts';
import { linesOf, type ReadableThing, readable } from './rows.ts';
import { THINGS } from './things.ts';

const FORMAT = 'gongjian-export';
const FORMAT_VERSION = 1;
const FORMATS = ['jsonl', 'csv'] as const;

export interface ExportWanted {
  /** Where to write; must not exist yet. */
  readonly file: string;
  /** Rows written so far, and rows there are. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Writes everything of the caller's workspace, without secrets, as it stands at one moment; that it was exported
 * stands in the audit log.
 * @throws when the file exists (`EEXIST`) or the signal aborts
 */
export async function exportWorkspace(
  database: Database,
  call: Call,
  wanted: ExportWanted,
): Promise<{ rows: number }> {
  const { workspaceId } = call;
  await recordChange(database.queries, call, {
    action: 'workspace.exported',
    thing: 'workspace',
    thingId: workspaceId,
  });
  return readSnapshot(database, async (snapshot) => {
    const things = await countedThings(snapshot, workspaceId);
    const total = things.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    const onRows = (rows: number) => {
      wanted.signal?.throwIfAborted();
      // Every row is written twice.
      done += rows / FORMATS.length;
      wanted.onProgress?.(Math.floor(done), total);
    };
    const parts = things.flatMap((thing) =>
      FORMATS.map((format): Part => {
        const text = () => linesOf(snapshot, thing, { workspaceId, format, onRows });
        return { path: `${thing.thing}.${format}`, text };
      }),
    );
    const [workspace] = await snapshot.all<{ name: string }>('select name from workspaces where id = $1', [
      workspaceId,
    ]);
    const name = workspace!.name;
    const last = {
      path: 'manifest.json',
      text: (written: readonly Written[]) => manifestOf(call, name, { written, things }),
    };
    parts.unshift({ path: 'README.md', text: () => once(readmeOf(name, things)) });
    await writeArchive(wanted.file, { parts, last, at: call.now });
    return { rows: total };
  });
}

type Counted = ReadableThing & { readonly rows: number };

async function countedThings(snapshot: Snapshot, workspaceId: string): Promise<Counted[]> {
  const tables = new Map((await readStoredTables((text) => snapshot.all(text))).map((t) => [t.name, t]));
  const counted: Counted[] = [];
  for (const thing of THINGS) {
    const table = tables.get(thing.table);
    if (!table) continue;
    const one = readable(thing, table);
    const [count] = await snapshot.all<{ rows: number }>(one.count, [workspaceId]);
    counted.push({ ...one, rows: count!.rows });
  }
  return counted;
}

function manifestOf(
  call: Call,
  name: string,
  { written, things }: { written: readonly Written[]; things: readonly Counted[] },
): string {
  const rows = new Map(things.map((thing) => [thing.thing, thing.rows]));
  const files = written.map(({ path, bytes, sha256 }) => {
    const count = rows.get(path.slice(0, path.lastIndexOf('.')));
    return { path, ...(count === undefined ? {} : { rows: count }), bytes, sha256 };
  });
  const manifest = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    madeAt: call.now.toISOString(),
    workspace: { id: call.workspaceId, name },
    csv: 'Texts that begin with = + - @, tab or carriage return have an apostrophe in front.',
    files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
