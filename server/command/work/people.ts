import type { Call } from '../../platform/access/principal.ts';
import { ROLES, type Role } from '../../platform/access/roles.ts';
import type { Services } from '../../services.ts';
import { CommandFailed } from '../report-failure.ts';
import { table } from '../table.ts';
import { chooseWorkspace, valueOrFail, type Work, type Worker } from './worker.ts';

interface InWorkspace {
  readonly workspace?: string;
}

export const listPeople: Work<InWorkspace> = async ({ services, report }, { workspace }) => {
  const { id } = await chooseWorkspace(services, workspace);
  const rows = (await services.accounts.members(id)).map(({ role, name, email }) => [role, name, email]);
  report.line(table(['role', 'name', 'e-mail'], rows));
};

export const addPerson: Work<InWorkspace & { email: string; name?: string; role: Role }> = async (
  worker,
  { workspace, email, name, role },
) => {
  const { services, report } = worker;
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CommandFailed(`"${email}" is no e-mail address.`);
  const chosen = await chooseWorkspace(services, workspace);
  const known = await services.accounts.findUser(email);
  const person =
    known ?? valueOrFail(await services.accounts.createUser({ email, name: name ?? email.split('@')[0]! }));
  const call = commandCall(services, chosen.id);
  valueOrFail(await services.accounts.addMember(call, { userId: person.id, role }));
  report.line(`${person.name} is now ${role} of ${chosen.name}.`);
  await printLink(worker, person);
};

/** Without an e-mail address: the first owner. */
export const linkPerson: Work<{ email?: string }> = async (worker, { email }) => {
  const { services } = worker;
  const person = email === undefined ? await services.accounts.firstUser() : await find(services, email);
  if (!person) throw new CommandFailed('There is no user yet; start the server once first.');
  await printLink(worker, person);
};

export const changePersonRole: Work<InWorkspace & { email: string; role: string }> = async (
  { services, report },
  { workspace, email, role },
) => {
  const wanted = ROLES.find((name) => name === role);
  if (!wanted) throw new CommandFailed(`"${role}" is no role; give one of ${ROLES.join(', ')}.`);
  const chosen = await chooseWorkspace(services, workspace);
  const person = await find(services, email);
  const call = commandCall(services, chosen.id);
  valueOrFail(await services.accounts.changeRole(call, { userId: person.id, role: wanted }));
  report.line(`${person.name} is now ${wanted} of ${chosen.name}.`);
};

/** Who acts on the command line: whoever may use the data folder. */
export const commandCall = (services: Services, workspaceId: string): Call => ({
  workspaceId,
  actor: { kind: 'system', id: 'command-line', name: 'command line' },
  now: services.clock.now(),
});

async function find(services: Services, email: string) {
  const person = await services.accounts.findUser(email);
  if (!person) throw new CommandFailed(`Nobody signs in with ${email}. "gongjian user list" shows who does.`);
  return person;
}

async function printLink(
  { services, report }: Worker,
  person: { readonly id: string; readonly name: string },
): Promise<void> {
  const { publicUrl, host, port } = services.config;
  const path = await services.accounts.createLink(person.id);
  const link = new URL(path, publicUrl ?? `http://${host}:${port}`).href;
  report.line(`This link signs ${person.name} in, once, within 24 hours:\n  ${link}`);
}
