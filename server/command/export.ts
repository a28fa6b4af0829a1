import { resolve } from 'node:path';
import type { Command } from 'commander';
import { run } from './run.ts';
import { chosen, inWorkspace } from './user.ts';

/** `gongjian export FILE`: everything of a workspace in one zip. */
export function addExport(program: Command): void {
  const command = program
    .command('export <file>')
    .description('write everything of a workspace into one zip of JSON lines and CSV, without secrets');
  inWorkspace(command).action((file: string, flags: { workspace?: string }) =>
    run('export', { ...flags }, { ...chosen(flags), file: resolve(file) }),
  );
}
