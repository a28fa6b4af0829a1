import type { Command } from 'commander';
import { notBuilt } from './not-built.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';

/** `gongjian import FILE`: voices from a file. */
export function addImport(program: Command): void {
  const command = program
    .command('import <file>')
    .description('import customer voices from a CSV, TSV, JSON, JSON lines or XLSX file')
    .option('--map <pairs>', 'which column is what, such as text=comment,occurredAt=time; guessed otherwise')
    .option('--workspace <id>', 'which workspace, where there are several');
  addSettings(command, DATA_OPTIONS).action(async () => {
    throw notBuilt('Import');
  });
}
