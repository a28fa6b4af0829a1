import { resolve } from 'node:path';
import type { Command } from 'commander';
import { run } from './run.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';

/** `gongjian backup FILE`: the whole instance, all workspaces, in one file. */
export function addBackup(program: Command): void {
  const command = program
    .command('backup <file>')
    .description('write the whole instance into one file, while the server runs or not');
  addSettings(command, DATA_OPTIONS).action((file: string, flags: Record<string, unknown>) =>
    run('backup', flags, { file: resolve(file) }),
  );
}

/** `gongjian restore FILE`: the other way round, into an empty instance. */
export function addRestore(program: Command): void {
  const command = program
    .command('restore <file>')
    .description('fill an empty instance from a backup: a new data folder or database, never started yet');
  addSettings(command, DATA_OPTIONS).action((file: string, flags: Record<string, unknown>) =>
    run('restore', flags, { file: resolve(file) }),
  );
}
