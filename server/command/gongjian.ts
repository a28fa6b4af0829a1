import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { addBackup, addRestore } from './backup.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addKey } from './key.ts';
import { addModel } from './model.ts';
import { reportFailure } from './report-failure.ts';
import { addStart } from './start.ts';
import { addUser } from './user.ts';

const EXIT_AFTER_MS = 2_000;

/** Every command of `gongjian`. */
export function createProgram(): Command {
  const program = new Command('gongjian')
    .description('Gongjian 共见: runs a company’s strategy loop on what its customers say.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'say what a command does and takes')
    .helpCommand('help [command]', 'the same, for one command')
    .showHelpAfterError('(add --help for what the command takes)');
  addStart(program);
  addImport(program);
  addExport(program);
  addBackup(program);
  addRestore(program);
  addUser(program);
  addKey(program);
  addModel(program);
  return program;
}

function version(): string {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = reportFailure(error);
  // Whatever still holds the process must not keep a failed command, and the data folder, for long.
  setTimeout(() => process.exit(), EXIT_AFTER_MS).unref();
}
