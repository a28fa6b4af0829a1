import { resolve } from 'node:path';
import type { Command } from 'commander';
import { run } from './run.ts';
import { chosen, inWorkspace } from './user.ts';

interface Flags {
  readonly workspace?: string;
  readonly map?: string;
  readonly source?: string;
  readonly timeZone?: string;
  readonly rejected?: string;
  readonly preview?: boolean;
}

/** `gongjian import FILE`: voices from a file. */
export function addImport(program: Command): void {
  const command = program
    .command('import <file>')
    .description('import customer voices from a CSV, TSV, JSON, JSON lines or XLSX file, gzipped or not')
    .option(
      '--map <pairs>',
      'which column is what, such as text=comment,occurredAt=time,attribute.region=city; guessed otherwise',
    )
    .option('--preview', 'show how the file would be read, and store nothing')
    .option('--source <name>', 'the system the voices come from; the name of the file otherwise')
    .option('--time-zone <name>', 'of times without one, such as Asia/Shanghai; the workspace’s otherwise')
    .option('--rejected <file>', 'where rejected rows go; beside the file otherwise');
  inWorkspace(command).action((file: string, flags: Flags) => {
    const { map, source, timeZone } = flags;
    return run(
      'import',
      { ...flags },
      {
        ...chosen(flags),
        file: resolve(file),
        rejected: resolve(flags.rejected ?? `${file}.rejected.csv`),
        preview: flags.preview === true,
        ...(map === undefined ? {} : { map }),
        ...(source === undefined ? {} : { source }),
        ...(timeZone === undefined ? {} : { timeZone }),
      },
    );
  });
}
