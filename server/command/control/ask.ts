import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { CommandFailed } from '../report-failure.ts';
import type { Report } from '../work/worker.ts';
import { type Asked, controlSocket, type Said } from './socket.ts';

/**
 * Has the server of the data folder do a command.
 * @returns false where no server listens there, or one of another database
 */
export async function askServer(
  folder: string,
  asked: Asked,
  watch: { report: Report; signal: AbortSignal },
): Promise<boolean> {
  const response = await open(controlSocket(folder), JSON.stringify(asked), watch.signal);
  if (response === null) return false;
  for await (const text of createInterface({ input: response })) {
    const said = JSON.parse(text) as Said;
    if ('line' in said) watch.report.line(said.line);
    else if ('progress' in said) watch.report.progress(said.progress);
    else if ('failed' in said) throw new CommandFailed(said.failed, said.exitCode);
    else return 'finished' in said;
  }
  throw new CommandFailed('The server stopped before the command was done.');
}

function open(socketPath: string, body: string, signal: AbortSignal) {
  return new Promise<NodeJS.ReadableStream | null>((opened, failed) => {
    const asking = request({ socketPath, method: 'POST', path: '/', signal }, opened);
    asking.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'EINVAL') opened(null);
      else failed(error);
    });
    asking.end(body);
  });
}
