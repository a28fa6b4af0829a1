import { stat } from 'node:fs/promises';
import { makeBackup, restoreBackup } from '../../platform/backup/index.ts';
import { exportWorkspace } from '../../platform/export/index.ts';
import { CommandFailed } from '../report-failure.ts';
import { commandCall } from './people.ts';
import { chooseWorkspace, valueOrFail, type Work } from './worker.ts';

/** An absolute path, because the server that does it may run in another folder. */
interface InFile {
  readonly file: string;
}

export const writeExport: Work<InFile & { workspace?: string }> = async (worker, { file, workspace }) => {
  const { services, report, signal } = worker;
  const { id, name } = await chooseWorkspace(services, workspace);
  const onProgress = (done: number, total: number) =>
    report.progress({ label: 'Exporting', unit: 'rows', done, total });
  const wanted = { file, onProgress, signal };
  const { rows } = await written(file, () =>
    exportWorkspace(services.database, commandCall(services, id), wanted),
  );
  report.line(`${file} holds the ${count(rows)} rows of ${name}, ${await size(file)}.`);
};

export const writeBackup: Work<InFile> = async ({ services, report, signal }, { file }) => {
  const onProgress = (done: number, total: number) =>
    report.progress({ label: 'Backing up', unit: 'rows', done, total });
  const { rows } = await written(file, () =>
    makeBackup(services.database, { file, at: services.clock.now(), onProgress, signal }),
  );
  report.line(`${file} holds all ${count(rows)} rows, ${await size(file)}. Keep it as safe as the database.`);
};

const STEPS = { verify: 'Verifying', restore: 'Restoring' } as const;

export const restoreFromBackup: Work<InFile> = async ({ services, report, signal }, { file }) => {
  const outcome = await restoreBackup(services.database, {
    file,
    signal,
    onProgress: (step, done, total) => report.progress({ label: STEPS[step], unit: 'rows', done, total }),
  }).catch((error) => {
    throw failure(error, file);
  });
  const { rows, madeAt } = valueOrFail(outcome);
  report.line(
    `All ${count(rows)} rows of the backup of ${madeAt} are restored. Start the server on them now.`,
  );
};

async function written<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw failure(error, file);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'exists already; choose another name, or move it away first',
  ENOENT: 'cannot be written: there is no such folder',
  EACCES: 'may not be written by this user',
  EROFS: 'cannot be written: the disk is read-only',
  ENOSPC: 'cannot be written: the disk is full',
};

function failure(error: unknown, file: string): unknown {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'AbortError') return new CommandFailed('Stopped before the end; nothing was kept.');
  const reason = typeof code === 'string' ? REASONS[code] : undefined;
  return reason === undefined ? error : new CommandFailed(`${file} ${reason}.`);
}

const count = (rows: number): string => rows.toLocaleString('en');

async function size(file: string): Promise<string> {
  const megabytes = (await stat(file)).size / 1_048_576;
  return `${megabytes.toFixed(megabytes < 10 ? 1 : 0)} MB`;
}
