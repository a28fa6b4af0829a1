/** An answer of the API, its JSON parsed. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Somebody who calls the API of the server under test. */
export interface Caller {
  readonly userId: string;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T>(path: string, body?: unknown): Promise<Answer<T>>;
  patch<T>(path: string, body?: unknown): Promise<Answer<T>>;
  delete<T>(path: string, body?: unknown): Promise<Answer<T>>;
  raw(path: string, init: RequestInit): Promise<Response>;
}

/** @param credentials headers that say who calls */
export function createCaller(address: string, userId: string, credentials: Record<string, string>): Caller {
  const raw = (path: string, init: RequestInit) =>
    fetch(new URL(path, address), { ...init, headers: { ...credentials, ...init.headers } });
  const send = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const response = await raw(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: (json && text ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  };
  return {
    userId,
    raw,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path, body) => send('DELETE', path, body),
  };
}
