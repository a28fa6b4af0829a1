import type { DeclaredRoute } from '../platform/http/door.ts';
import type { Caller } from './caller.ts';
import { sampleOf } from './sample-of.ts';

/** One request of a walk over all routes. */
export interface Sent {
  readonly path: string;
  readonly body: unknown;
}

export interface Got {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

/** Chooses an id by the name of the property or parameter that wants one. */
export type IdFor = (property: string) => string;

export const nameOf = ({ method, url }: DeclaredRoute): string => `${method} ${url}`;

/** The schemas of a route, as far as a walk fills them in. */
export const schemasOf = (
  route: DeclaredRoute,
): { body?: unknown; querystring?: { properties?: Record<string, object> } } =>
  (route.schema ?? {}) as { body?: unknown; querystring?: { properties?: Record<string, object> } };

/** A request that fits a route's schema, with ids of the caller's choice. */
export function requestFor(route: DeclaredRoute, idFor: IdFor): Sent {
  const { body, querystring } = schemasOf(route);
  const path = route.url.replace(/:(\w+)/g, (_, name: string) => idFor(name));
  const query = new URLSearchParams();
  for (const name of Object.keys(querystring?.properties ?? {})) {
    if (/ids?$/i.test(name) && name !== 'after') query.set(name, idFor(name));
  }
  const takesBody = route.method !== 'GET' && body !== undefined;
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    body: takesBody ? sampleOf(body, idFor) : undefined,
  };
}

export async function send(caller: Caller, route: DeclaredRoute, sent: Sent): Promise<Got> {
  const response = await caller.raw(sent.path, {
    method: route.method,
    redirect: 'manual',
    ...(sent.body === undefined
      ? {}
      : {
          body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body),
          headers: { 'content-type': 'application/json' },
        }),
  });
  // The live stream never ends by itself.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, code: undefined, text: '' };
  }
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: response.status,
    code: isJson ? (JSON.parse(text) as { code?: string }).code : undefined,
    text,
  };
}
