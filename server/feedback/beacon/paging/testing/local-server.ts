import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the other side saw it. */
export interface Heard {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly at: number;
}

export interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

/** Somebody else's service on this machine. */
export interface LocalServer {
  readonly origin: string;
  readonly heard: Heard[];
  /** What it answers from now on. */
  answer(with_: (heard: Heard) => Said): void;
  close(): Promise<void>;
}

export async function startLocalServer(first: (heard: Heard) => Said): Promise<LocalServer> {
  let answer = first;
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url!, 'http://local');
    const one: Heard = {
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      bytes: Buffer.concat(parts),
      at: performance.now(),
    };
    heard.push(one);
    const { status = 200, headers = {}, body } = answer(one);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answer: (next) => {
      answer = next;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
