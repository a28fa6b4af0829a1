import type { Caller } from './caller.ts';

/** A request that should be refused: a body as JSON, or as the bytes that stand here, or a file. */
export interface Bad {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: string | Uint8Array<ArrayBuffer>;
  readonly file?: readonly [name: string, bytes: Uint8Array];
  readonly headers?: Record<string, string>;
  /** Somebody else than who calls all others. */
  readonly caller?: Caller;
}

export const at = (path: string, json: unknown): Bad => ({ path: `/api/v1${path}`, json });
export const put = (path: string, json: unknown): Bad => ({ method: 'PUT', path: `/api/v1${path}`, json });
export const get = (path: string): Bad => ({ method: 'GET', path: `/api/v1${path}` });
export const upload = (name: string, bytes: Uint8Array): Bad => ({
  path: '/api/v1/imports',
  file: [name, bytes],
});

export async function sendBad(bad: Bad, usual: Caller): Promise<Response> {
  const { method = 'POST', path, json, bytes, file, headers, caller = usual } = bad;
  if (file) {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file[1])]), file[0]);
    return caller.raw(path, { method, body: form });
  }
  const body = bytes ?? (json === undefined ? undefined : JSON.stringify(json));
  return caller.raw(path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
}
