import type { Workspace } from '../platform/accounts/index.ts';
import type { Config } from '../platform/config/config.ts';
import type { Outcome } from '../platform/errors/refusal.ts';
import type { Services } from '../services.ts';
import { CommandFailed } from './report-failure.ts';
import { readSettings } from './settings.ts';

/**
 * Opens the database for one command and closes it again, whatever happens. The server's code is loaded only now, so
 * that `--help` answers at once.
 */
export async function withServices(
  flags: Readonly<Record<string, unknown>>,
  work: (services: Services, config: Config) => Promise<void>,
): Promise<void> {
  const config = readSettings(flags, { logLevel: process.env.LOG_LEVEL ?? 'warn' });
  const { openServices } = await import('../main.ts');
  const { services, close } = await openServices(config);
  try {
    await work(services, config);
  } finally {
    await close();
  }
}

/** The workspace named by id, or the only one. */
export async function chooseWorkspace(services: Services, id: string | undefined): Promise<Workspace> {
  const workspaces = await services.accounts.workspaces();
  const found = id === undefined ? workspaces : workspaces.filter((workspace) => workspace.id === id);
  if (found.length === 1) return found[0]!;
  if (workspaces.length === 0)
    throw new CommandFailed('There is no workspace yet; start the server once first.');
  const list = workspaces.map((workspace) => `  ${workspace.id}  ${workspace.name}`);
  const why = id === undefined ? 'There are several workspaces' : 'There is no such workspace';
  throw new CommandFailed([`${why}; name one with --workspace:`, ...list].join('\n'));
}

/** The value, or a failure in the words of the refusal. */
export function valueOrFail<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new CommandFailed(outcome.detail);
  return outcome.value;
}
