import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where a running server listens for commands: only who may use the data folder can reach it. */
export const controlSocket = (folder: string): string => join(folder, 'control.sock');

/** The longest path that every system takes for a socket, in bytes. */
export const LONGEST_SOCKET_PATH = 100;

/** A command as it is asked for. */
export interface Asked {
  /** Which database is meant: a data folder may have served another one before. */
  readonly database: string;
  readonly name: string;
  readonly args: unknown;
}

/** Tells databases apart without telling the password in the address. */
export const databaseMark = (url: string | null): string =>
  createHash('sha256')
    .update(url ?? 'embedded')
    .digest('hex');

/** What the server says while it works, one JSON object a line. */
export type Said =
  | { readonly line: string }
  | { readonly progress: { label: string; unit: string; done: number; total: number | null } }
  | { readonly failed: string; readonly exitCode: number }
  | { readonly finished: true }
  /** It serves another database. */
  | { readonly notMine: true };
