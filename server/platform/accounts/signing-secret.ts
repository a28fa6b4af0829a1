import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';

const FILE = 'signing-secret';

/** The secret that signs sessions: the one that is set, else one that is made once and kept in the data folder. */
export function signingSecret(config: Pick<Config, 'secret' | 'data'>): string {
  if (config.secret !== null) return config.secret;
  const file = join(config.data, FILE);
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return readFileSync(file, 'utf8').trim();
  }
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString('hex');
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
