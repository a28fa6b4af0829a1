import { type Command, Option } from 'commander';
import { ROLES, type Role } from '../platform/access/roles.ts';
import { run } from './run.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';

/** What a link needs to know, besides the data. */
const LINK_OPTIONS = [...DATA_OPTIONS, 'port', 'host', 'publicUrl'] as const;

interface Flags {
  readonly workspace?: string;
  readonly role: Role;
  readonly name?: string;
}

/** `gongjian user …`: people who sign in. */
export function addUser(program: Command): void {
  const user = program.command('user').description('people who sign in, and what they may do');
  inWorkspace(user.command('list').description('list the members of a workspace')).action((flags: Flags) =>
    run('user.list', { ...flags }, { ...chosen(flags) }),
  );
  const add = user
    .command('add <email>')
    .description('add a member and print a one-time link for them')
    .option('--name <name>', 'their name; the part before the @ otherwise')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('member'));
  inWorkspace(add, LINK_OPTIONS).action((email: string, flags: Flags) => {
    const { role, name } = flags;
    return run(
      'user.add',
      { ...flags },
      { ...chosen(flags), email, role, ...(name === undefined ? {} : { name }) },
    );
  });
  const link = user
    .command('link [email]')
    .description('print a new one-time link that signs a user in; without e-mail, the first owner');
  addSettings(link, LINK_OPTIONS).action((email: string | undefined, flags: Record<string, unknown>) =>
    run('user.link', flags, email === undefined ? {} : { email }),
  );
  const role = user
    .command('role <email> <role>')
    .description(`give a member another role: ${ROLES.join(', ')}`);
  inWorkspace(role).action((email: string, wanted: string, flags: Flags) =>
    run('user.role', { ...flags }, { ...chosen(flags), email, role: wanted }),
  );
}

/** Adds the settings and the choice of a workspace to a command. */
export function inWorkspace(
  command: Command,
  options: Parameters<typeof addSettings>[1] = DATA_OPTIONS,
): Command {
  return addSettings(command.option('--workspace <id>', 'which workspace, where there are several'), options);
}

export const chosen = ({ workspace }: { readonly workspace?: string }) =>
  workspace === undefined ? {} : { workspace };
