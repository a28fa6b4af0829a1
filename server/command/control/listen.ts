import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Services } from '../../services.ts';
import { CommandFailed, EXIT } from '../report-failure.ts';
import type { Work } from '../work/worker.ts';
import { WORKS } from '../work/works.ts';
import { type Asked, controlSocket, databaseMark, LONGEST_SOCKET_PATH, type Said } from './socket.ts';

/**
 * Lets commands work while the server runs: it may hold the embedded database, so it does the work and tells how it
 * goes.
 * The socket lies in the data folder and is open to its owner alone.
 * @param address where the server is reached, for the links it makes
 */
export async function listenForCommands(
  running: Services,
  address: string,
): Promise<{ stop(): Promise<void> }> {
  const services = {
    ...running,
    config: { ...running.config, publicUrl: running.config.publicUrl ?? address },
  };
  const path = controlSocket(services.config.data);
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH || (await answers(path))) return { stop: async () => {} };
  // A socket where nobody answers was left by a server that was killed.
  rmSync(path, { force: true });
  const server = createServer((request, response) => {
    answer(services, request, response).catch((error) => {
      services.log.error({ err: error }, 'a command failed');
      response.destroy();
    });
  });
  const before = process.umask(0o177);
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(path, listening);
    });
  } finally {
    process.umask(before);
  }
  chmodSync(path, 0o600);
  return {
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** Whether another server, of another database, listens there already. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const knock = connect(path);
    knock.once('connect', () => {
      knock.destroy();
      resolve(true);
    });
    knock.once('error', () => resolve(false));
  });
}

async function answer(services: Services, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { database, name, args } = (await json(request)) as Asked;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const say = (said: Said) => response.write(`${JSON.stringify(said)}\n`);
  const work = Object.hasOwn(WORKS, name) ? (WORKS[name as keyof typeof WORKS] as Work<unknown>) : null;
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  if (database !== databaseMark(services.config.databaseUrl)) {
    say({ notMine: true });
    response.end();
    return;
  }
  try {
    if (work === null) throw new CommandFailed('The running server is of another version; restart it first.');
    const report = { line: (line: string) => say({ line }), progress: slowly(say) };
    await work({ services, report, signal: gone.signal }, args);
    say({ finished: true });
  } catch (error) {
    if (!(error instanceof CommandFailed)) services.log.error({ err: error }, 'a command failed');
    const known = error instanceof CommandFailed;
    say({
      failed: known ? error.message : 'The server failed at it; its log says why.',
      exitCode: known ? error.exitCode : EXIT.failed,
    });
  }
  response.end();
}

const EVERY_MS = 100;

/** Progress is for eyes: ten times a second is enough. */
function slowly(say: (said: Said) => void) {
  let last = 0;
  return (progress: Extract<Said, { progress: unknown }>['progress']) => {
    if (performance.now() - last < EVERY_MS && progress.done !== progress.total) return;
    last = performance.now();
    say({ progress });
  };
}
