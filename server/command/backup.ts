import type { Command } from 'commander';
import { notBuilt } from './not-built.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';

/** `gongjian backup FILE`: the whole instance, all workspaces, in one file. */
export function addBackup(program: Command): void {
  const command = program.command('backup <file>').description('write the whole instance into one file');
  addSettings(command, DATA_OPTIONS).action(async () => {
    throw notBuilt('Backup');
  });
}

/** `gongjian restore FILE`: the other way round, into an empty instance. */
export function addRestore(program: Command): void {
  const command = program.command('restore <file>').description('fill an empty instance from a backup');
  addSettings(command, DATA_OPTIONS).action(async () => {
    throw notBuilt('Restore');
  });
}
