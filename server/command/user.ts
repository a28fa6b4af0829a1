import { type Command, Option } from 'commander';
import type { Call } from '../platform/access/principal.ts';
import { ROLES, type Role } from '../platform/access/roles.ts';
import type { User } from '../platform/accounts/users.ts';
import type { Config } from '../platform/config/config.ts';
import type { Services } from '../services.ts';
import { CommandFailed } from './report-failure.ts';
import { addSettings, DATA_OPTIONS } from './settings.ts';
import { table } from './table.ts';
import { chooseWorkspace, valueOrFail, withServices } from './with-services.ts';

const LINK_OPTIONS = [...DATA_OPTIONS, 'port', 'host', 'publicUrl'] as const;

interface UserFlags {
  readonly workspace?: string;
  readonly role: Role;
  readonly name?: string;
}

/** `gongjian user …`: people who sign in. */
export function addUser(program: Command): void {
  const user = program.command('user').description('people who sign in, and what they may do');
  addList(user);
  addAdd(user);
  addLink(user);
  addRole(user);
}

function addList(user: Command): void {
  const command = user.command('list').description('list the members of a workspace');
  inWorkspace(command).action((flags: UserFlags) =>
    withServices({ ...flags }, async (services) => {
      const workspace = await chooseWorkspace(services, flags.workspace);
      const members = await services.accounts.members(workspace.id);
      console.log(
        table(
          ['role', 'name', 'e-mail'],
          members.map(({ role, name, email }) => [role, name, email]),
        ),
      );
    }),
  );
}

function addAdd(user: Command): void {
  const command = user
    .command('add <email>')
    .description('add a member and print a one-time link for them')
    .option('--name <name>', 'their name; the part before the @ otherwise')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('member'));
  inWorkspace(command, LINK_OPTIONS).action((email: string, flags: UserFlags) =>
    withServices({ ...flags }, async (services, config) => {
      const workspace = await chooseWorkspace(services, flags.workspace);
      const name = flags.name ?? email.split('@')[0]!;
      const known = await services.accounts.findUser(email);
      const person =
        known ?? valueOrFail(await services.accounts.createUser({ email: checked(email), name }));
      const call = commandCall(services, workspace.id);
      valueOrFail(await services.accounts.addMember(call, { userId: person.id, role: flags.role }));
      console.log(`${person.name} is now ${flags.role} of ${workspace.name}.`);
      await printLink(services, config, person);
    }),
  );
}

function addLink(user: Command): void {
  const command = user
    .command('link [email]')
    .description('print a new one-time link that signs a user in; without e-mail, the first owner');
  addSettings(command, LINK_OPTIONS).action((email: string | undefined, flags: Record<string, unknown>) =>
    withServices(flags, async (services, config) => {
      const person = email === undefined ? await services.accounts.firstUser() : await find(services, email);
      if (!person) throw new CommandFailed('There is no user yet; start the server once first.');
      await printLink(services, config, person);
    }),
  );
}

function addRole(user: Command): void {
  const command = user
    .command('role <email> <role>')
    .description(`give a member another role: ${ROLES.join(', ')}`);
  inWorkspace(command).action((email: string, role: string, flags: UserFlags) =>
    withServices({ ...flags }, async (services) => {
      const wanted = ROLES.find((name) => name === role);
      if (!wanted) throw new CommandFailed(`"${role}" is no role; give one of ${ROLES.join(', ')}.`);
      const workspace = await chooseWorkspace(services, flags.workspace);
      const person = await find(services, email);
      const call = commandCall(services, workspace.id);
      valueOrFail(await services.accounts.changeRole(call, { userId: person.id, role: wanted }));
      console.log(`${person.name} is now ${wanted} of ${workspace.name}.`);
    }),
  );
}

function inWorkspace(command: Command, options: Parameters<typeof addSettings>[1] = DATA_OPTIONS): Command {
  return addSettings(command.option('--workspace <id>', 'which workspace, where there are several'), options);
}

/** Who acts on the command line: whoever may use the data folder. */
export const commandCall = (services: Services, workspaceId: string): Call => ({
  workspaceId,
  actor: { kind: 'system', id: 'command-line', name: 'command line' },
  now: services.clock.now(),
});

async function find(services: Services, email: string): Promise<User> {
  const person = await services.accounts.findUser(email);
  if (!person) throw new CommandFailed(`Nobody signs in with ${email}. "gongjian user list" shows who does.`);
  return person;
}

function checked(email: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CommandFailed(`"${email}" is no e-mail address.`);
  return email;
}

async function printLink(services: Services, config: Config, person: User): Promise<void> {
  const path = await services.accounts.createLink(person.id);
  const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  console.log(`This link signs ${person.name} in, once, within 24 hours:\n  ${new URL(path, address).href}`);
}
