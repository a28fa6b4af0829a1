import type { Workspace } from '../../platform/accounts/index.ts';
import type { Outcome } from '../../platform/errors/refusal.ts';
import type { Services } from '../../services.ts';
import { CommandFailed } from '../report-failure.ts';

/** Tells whoever waits for a command how it goes: on this terminal, or on another through the server. */
export interface Report {
  line(text: string): void;
  /** @param unit what is counted, in the plural; @param total null while it is not known */
  progress(step: { label: string; unit: string; done: number; total: number | null }): void;
}

/** What a command has to work with: the platform, and somebody who watches. */
export interface Worker {
  readonly services: Services;
  readonly report: Report;
  /** Aborted when whoever asked for it has gone or pressed Ctrl+C. */
  readonly signal: AbortSignal;
}

/** What a command does, apart from where: in a process of its own, or in the server that holds the data folder. */
export type Work<A> = (worker: Worker, args: A) => Promise<void>;

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
