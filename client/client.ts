import openapiFetch, { type Middleware } from 'openapi-fetch';
import { type Problem, ProblemError } from './problem.ts';
import type { paths } from './schema.gen.ts';

export interface ClientOptions {
  /** Address of the server, such as `https://gongjian.example.com`; empty in a page that it serves itself. */
  readonly baseUrl: string;
  /** An API key; pages use their session instead. */
  readonly key?: string;
}

export type Client = ReturnType<typeof openapiFetch<paths>>;

/**
 * A client of the API, typed from its description. Every refusal is thrown as a `ProblemError` with its stable
 * code; what is returned has `data`.
 */
export function createClient({ baseUrl, key }: ClientOptions): Client {
  const client = openapiFetch<paths>({
    baseUrl,
    ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
  });
  client.use(refusalsThrow);
  return client;
}

const refusalsThrow: Middleware = {
  onResponse: async ({ response }) => {
    if (response.ok) return undefined;
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    const problem: Problem = isProblem
      ? await response.json()
      : {
          type: 'about:blank',
          title: response.statusText,
          status: response.status,
          code: 'network',
          detail: '',
        };
    throw new ProblemError(problem);
  },
};
