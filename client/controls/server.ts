import { createEventParser, type StreamEvent } from './events.ts';

/** How a point names itself. */
export interface Point {
  /** What people call it, such as `checkout`; the same for all its instances. */
  readonly name: string;
  /** Which running one of them. */
  readonly instance: string;
  readonly kind: 'node' | 'browser' | 'poll' | 'other';
}

export interface Hit {
  readonly controlId: string;
  readonly count: number;
  /** ISO time. */
  readonly at: string;
}

/** What a point asks of the server. All throw where it cannot be reached or refuses. */
export interface Server {
  /** Messages until the stream ends; `open` is told the server's time as soon as it answers. */
  stream(since: string | null, signal: AbortSignal): AsyncGenerator<StreamEvent>;
  acknowledge(revision: number, leaving?: boolean): Promise<void>;
  /** @param lot counts up, so that one sent twice counts once */
  report(lot: number, hits: readonly Hit[]): Promise<void>;
}

/** A no of the server. `final`: the same will be refused again. */
export class RefusedError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The server answered ${status}`);
    this.status = status;
  }
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

const TIMEOUT_MS = 10_000;

/** @param key an API key with the scope `enforce` */
export function createServer(options: {
  baseUrl: string;
  key: string;
  point: Point;
  fetch: typeof fetch;
}): Server {
  const { baseUrl, key, point, fetch } = options;
  const authorization = `Bearer ${key}`;
  const post = async (path: string, body: object) => {
    const response = await fetch(new URL(path, baseUrl), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ point, ...body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new RefusedError(response.status);
  };
  return {
    async *stream(since, signal) {
      const headers = {
        authorization,
        accept: 'text/event-stream',
        ...(since && { 'last-event-id': since }),
      };
      const response = await fetch(new URL('/api/v1/controls/stream', baseUrl), { headers, signal });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        throw new RefusedError(response.status);
      }
      const parse = createEventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      try {
        for (let read = await reader.read(); !read.done; read = await reader.read()) yield* parse(read.value);
      } finally {
        await reader.cancel().catch(() => {});
      }
    },
    acknowledge: (revision, leaving) =>
      post('/api/v1/controls/acks', { revision, ...(leaving && { leaving }) }),
    report: (lot, hits) => post('/api/v1/controls/hits', { lot, hits }),
  };
}
