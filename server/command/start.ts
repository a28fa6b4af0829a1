import type { Command } from 'commander';
import type { Config } from '../platform/config/config.ts';
import { addSettings, readSettings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** `gongjian start`, which is also what `gongjian` alone does. */
export function addStart(program: Command): void {
  const command = program
    .command('start', { isDefault: true })
    .description('start the server; creates and migrates its database when needed');
  addSettings(command).action(async (flags: Record<string, unknown>) => {
    // On a terminal the greeting is enough; a log file wants every line.
    const config = readSettings(flags, {
      logLevel: process.env.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    });
    await refuseUsedFolder(config);
    await preparePage();
    const { startGongjian } = await import('../main.ts');
    const server = await startGongjian(config);
    const { listenForCommands } = await import('./control/listen.ts');
    const commands = await listenForCommands(server.services, server.address);
    stopOnSignal(async () => {
      await commands.stop();
      await server.stop();
    });
    console.log(greeting(config, server).join('\n'));
  });
}

/** Says so before anything slow begins. */
async function refuseUsedFolder({ databaseUrl, data }: Config): Promise<void> {
  if (databaseUrl !== null) return;
  const { lockFolder } = await import('../platform/database/embedded/lock.ts');
  lockFolder(data).release();
}

/** Without its page the server still answers programs, so a page that cannot be built does not end it. */
async function preparePage(): Promise<void> {
  const { buildPage } = await import('../platform/http/page.ts');
  try {
    await buildPage(() => console.log('Building the web page; this takes a moment, once …'));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    console.error(`The web page could not be built (${reason}); only the API is served.`);
  }
}

/** What people read once the server runs. */
function greeting(
  config: Pick<Config, 'publicUrl' | 'host'>,
  server: { address: string; welcome: string | null },
): string[] {
  const address = config.publicUrl ?? reachable(server.address);
  const lines = ['', `  Gongjian 共见 runs at ${address}`];
  if (server.welcome !== null) {
    lines.push(
      '',
      '  This link signs you in as the first owner, once, within 24 hours:',
      `  ${new URL(server.welcome, address).href}`,
    );
  }
  return [...lines, ''];
}

/** A server that listens everywhere is reached from this machine by its own name. */
function reachable(address: string): string {
  const url = new URL(address);
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = 'localhost';
  return url.href.replace(/\/$/, '');
}
