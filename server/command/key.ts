import type { Command } from 'commander';
import { SCOPES, type Scope } from '../platform/access/roles.ts';
import { CommandFailed } from './report-failure.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';
import { table } from './table.ts';
import { commandCall } from './user.ts';
import { chooseWorkspace, valueOrFail, withServices } from './with-services.ts';

interface KeyFlags {
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
  inWorkspace(create).action((name: string, flags: KeyFlags) =>
    withServices({ ...flags }, async (services) => {
      const workspace = await chooseWorkspace(services, flags.workspace);
      const made = valueOrFail(
        await services.accounts.createKey(commandCall(services, workspace.id), {
          name,
          scopes: flags.scope.map(checkedScope),
          expiresAt: flags.expires === undefined ? null : checkedDate(flags.expires),
        }),
      );
      console.log(made.secret);
    }),
  );
  inWorkspace(key.command('list').description('list the keys of a workspace')).action((flags: KeyFlags) =>
    withServices({ ...flags }, async (services) => {
      const workspace = await chooseWorkspace(services, flags.workspace);
      const keys = await services.accounts.keysOf(workspace.id);
      const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '–';
      console.log(
        table(
          ['id', 'name', 'key', 'scopes', 'last used', 'expires', 'revoked'],
          keys.map((entry) => [
            entry.id,
            entry.name,
            `${entry.hint}…`,
            entry.scopes.join(' '),
            day(entry.lastUsedAt),
            day(entry.expiresAt),
            day(entry.revokedAt),
          ]),
        ),
      );
    }),
  );
  inWorkspace(key.command('revoke <id>').description('end a key, at once and for good')).action(
    (id: string, flags: KeyFlags) =>
      withServices({ ...flags }, async (services) => {
        if (!/^[0-9a-f-]{36}$/.test(id))
          throw new CommandFailed(`"${id}" is no key id; "gongjian key list" shows them.`);
        const workspace = await chooseWorkspace(services, flags.workspace);
        const call = commandCall(services, workspace.id);
        const key = valueOrFail(await services.accounts.revokeKey(call, id));
        console.log(`The key ${key.name} is revoked.`);
      }),
  );
}

const inWorkspace = (command: Command): Command =>
  addSettings(command.option('--workspace <id>', 'which workspace, where there are several'), DATA_OPTIONS);

function checkedScope(scope: string): Scope {
  const found = SCOPES.find((name) => name === scope);
  if (!found) throw new CommandFailed(`"${scope}" is no scope; give some of ${SCOPES.join(', ')}.`);
  return found;
}

function checkedDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new CommandFailed(`"${text}" is no date; give one such as 2027-12-31.`);
  return date;
}
