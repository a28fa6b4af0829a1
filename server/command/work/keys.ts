import { SCOPES, type Scope } from '../../platform/access/roles.ts';
import { CommandFailed } from '../report-failure.ts';
import { table } from '../table.ts';
import { commandCall } from './people.ts';
import { chooseWorkspace, valueOrFail, type Work } from './worker.ts';

interface InWorkspace {
  readonly workspace?: string;
}

export const createApiKey: Work<
  InWorkspace & { name: string; scope: readonly string[]; expires?: string }
> = async ({ services, report }, { workspace, name, scope, expires }) => {
  const { id } = await chooseWorkspace(services, workspace);
  const wanted = {
    name,
    scopes: scope.map(checkedScope),
    expiresAt: expires === undefined ? null : checkedDate(expires),
  };
  report.line(valueOrFail(await services.accounts.createKey(commandCall(services, id), wanted)).secret);
};

export const listApiKeys: Work<InWorkspace> = async ({ services, report }, { workspace }) => {
  const { id } = await chooseWorkspace(services, workspace);
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '–';
  const rows = (await services.accounts.keysOf(id)).map((key) => [
    key.id,
    key.name,
    `${key.hint}…`,
    key.scopes.join(' '),
    day(key.lastUsedAt),
    day(key.expiresAt),
    day(key.revokedAt),
  ]);
  report.line(table(['id', 'name', 'key', 'scopes', 'last used', 'expires', 'revoked'], rows));
};

export const revokeApiKey: Work<InWorkspace & { id: string }> = async (
  { services, report },
  { workspace, id },
) => {
  if (!/^[0-9a-f-]{36}$/.test(id))
    throw new CommandFailed(`"${id}" is no key id; "gongjian key list" shows them.`);
  const chosen = await chooseWorkspace(services, workspace);
  const key = valueOrFail(await services.accounts.revokeKey(commandCall(services, chosen.id), id));
  report.line(`The key ${key.name} is revoked.`);
};

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
