import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The sample shop as a process of its own, joined to a server as an enforcement point. */
export interface RunningShop {
  readonly address: string;
  stop(): Promise<void>;
}

export async function startShop(server: string, key: string): Promise<RunningShop> {
  const file = join(import.meta.dirname, '../../examples/shop/shop.ts');
  const child = spawn(process.execPath, [file, '--url', server, '--key', key, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    address: /http:\/\/\S+/.exec(said.toString())![0],
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
