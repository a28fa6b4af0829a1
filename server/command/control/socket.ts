import { join } from 'node:path';

/** Where a running server listens for commands: only who may use the data folder can reach it. */
export const controlSocket = (folder: string): string => join(folder, 'control.sock');

/** The longest path that every system takes for a socket, in bytes. */
export const LONGEST_SOCKET_PATH = 100;

/** What the server says while it works, one JSON object a line. */
export type Said =
  | { readonly line: string }
  | { readonly progress: { label: string; unit: string; done: number; total: number | null } }
  | { readonly failed: string; readonly exitCode: number }
  | { readonly finished: true };
