import type { Config } from '../platform/config/config.ts';
import { askServer } from './control/ask.ts';
import { databaseMark } from './control/socket.ts';
import { showProgress } from './progress.ts';
import { CommandFailed, EXIT } from './report-failure.ts';
import { readSettings } from './settings.ts';
import type { Report, Work } from './work/worker.ts';
import type { WorkArgs, WorkName } from './work/works.ts';

/**
 * Does a command: in the server of the data folder, where one runs, else with the database opened for it.
 * The server's code is loaded only now, so that `--help` answers at once.
 */
export async function run<N extends WorkName>(
  name: N,
  flags: Readonly<Record<string, unknown>>,
  args: WorkArgs<N>,
): Promise<void> {
  const config = readSettings(flags, { logLevel: process.env.LOG_LEVEL ?? 'warn' });
  await stoppable((signal) => hereOrThere(config, name, { args, signal }));
}

async function hereOrThere<N extends WorkName>(
  config: Config,
  name: N,
  { args, signal }: { args: WorkArgs<N>; signal: AbortSignal },
): Promise<void> {
  const terminal = reportHere();
  const watch = { report: terminal, signal };
  try {
    const asked = { database: databaseMark(config.databaseUrl), name, args };
    if (await askServer(config.data, asked, watch)) return;
    await here(config, name, { args, watch });
  } finally {
    terminal.end();
  }
}

/** Runs `work` so that Ctrl+C ends it in an orderly way; what was done by then stays. */
async function stoppable(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted || error instanceof CommandFailed) throw error;
    throw new CommandFailed('Stopped. The same command goes on where it was.', EXIT.stopped);
  }
}

async function here<N extends WorkName>(
  config: Config,
  name: N,
  { args, watch }: { args: WorkArgs<N>; watch: { report: Report; signal: AbortSignal } },
): Promise<void> {
  const { openServices } = await import('../main.ts');
  const { services, close } = await openServices(config);
  try {
    const { WORKS } = await import('./work/works.ts');
    await (WORKS[name] as Work<WorkArgs<N>>)({ services, ...watch }, args);
  } finally {
    await close();
  }
}

/** Lines go to standard output, progress to standard error. */
function reportHere(): Report & { end(): void } {
  let line: ReturnType<typeof showProgress> | null = null;
  const end = () => {
    line?.end();
    line = null;
  };
  return {
    line: (text) => {
      end();
      console.log(text);
    },
    progress: ({ label, unit, done, total }) => {
      line ??= showProgress(label, unit);
      line.update(done, total);
    },
    end,
  };
}
