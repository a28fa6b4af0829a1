import type { Command } from 'commander';
import { SCOPES } from '../platform/access/roles.ts';
import { run } from './run.ts';
import { chosen, inWorkspace } from './user.ts';

interface Flags {
  readonly workspace?: string;
  readonly scope: readonly string[];
  readonly expires?: string;
}

/** `gongjian key …`: keys for programs. */
export function addKey(program: Command): void {
  const key = program.command('key').description('API keys for programs');
  const create = key
    .command('create <name>')
    .description('make a key and print it; it is shown this once')
    .option('--scope <scope...>', `what it may do: ${SCOPES.join(', ')}`, ['read'])
    .option('--expires <date>', 'when it ends, such as 2027-12-31; never otherwise');
  inWorkspace(create).action((name: string, flags: Flags) => {
    const { scope, expires } = flags;
    return run(
      'key.create',
      { ...flags },
      { ...chosen(flags), name, scope, ...(expires === undefined ? {} : { expires }) },
    );
  });
  inWorkspace(key.command('list').description('list the keys of a workspace')).action((flags: Flags) =>
    run('key.list', { ...flags }, chosen(flags)),
  );
  inWorkspace(key.command('revoke <id>').description('end a key, at once and for good')).action(
    (id: string, flags: Flags) => run('key.revoke', { ...flags }, { ...chosen(flags), id }),
  );
}
