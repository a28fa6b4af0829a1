import type { Command } from 'commander';
import { notBuilt } from './not-built.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';

/** `gongjian export FILE`: everything of a workspace in one zip. */
export function addExport(program: Command): void {
  const command = program
    .command('export <file>')
    .description('write everything of a workspace into one zip of JSON lines and CSV')
    .option('--workspace <id>', 'which workspace, where there are several');
  addSettings(command, DATA_OPTIONS).action(async () => {
    throw notBuilt('Export');
  });
}
