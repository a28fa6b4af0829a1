import { lookup as resolve } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** What came back; `body` is cut to its first 64 kB. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A try that brought no answer: where it may not go, or what broke. */
export interface NoAnswer {
  readonly status: null;
  readonly reason: 'address.refused' | 'address.unknown' | 'timeout' | 'connection';
}

/** One request; bodies are JSON unless their headers say otherwise. */
export interface Outgoing {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PostSettings {
  /** Says of an IP address whether requests may go there. */
  readonly reaches: (address: string) => boolean;
  /** For the whole of one request, in milliseconds. */
  readonly timeoutMs: number;
}

export type Post = (outgoing: Outgoing) => Promise<Answer | NoAnswer>;

const MOST_READ = 65_536;

class Refused extends Error {}

/**
 * Sends POST requests to addresses that people typed in. The address is judged when the connection is made, after its
 * name was resolved, so that no name can lead inside; redirects are not followed.
 */
export function createPost({ reaches, timeoutMs }: PostSettings): Post {
  const lookup: LookupFunction = (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const bad = found.find(({ address }) => !reaches(address));
      if (bad) return callback(new Refused(`${hostname} leads inside`), '', 0);
      if (options.all) return callback(null, found);
      return callback(null, found[0]!.address, found[0]!.family);
    });

  return ({ url, body, headers }) =>
    new Promise((answered) => {
      const target = URL.canParse(url) ? new URL(url) : null;
      const secure = target?.protocol === 'https:';
      if (!target || !(secure || target.protocol === 'http:') || target.username || target.password) {
        return answered({ status: null, reason: 'address.refused' });
      }
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !reaches(host)) return answered({ status: null, reason: 'address.refused' });
      const started = (secure ? secureRequest : plainRequest)(target, {
        method: 'POST',
        lookup,
        agent: false,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Gongjian',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      });
      const limit = setTimeout(() => started.destroy(new DOMException('', 'TimeoutError')), timeoutMs);
      const finish = (answer: Answer | NoAnswer) => {
        clearTimeout(limit);
        answered(answer);
      };
      started.on('error', (error) => finish({ status: null, reason: reasonOf(error) }));
      started.on('response', (response) => void read(response, started).then(finish));
      started.end(body);
    });
}

async function read(response: IncomingMessage, started: ClientRequest): Promise<Answer | NoAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, MOST_READ - size));
      size += part.length;
      if (size >= MOST_READ) break;
    }
  } catch (error) {
    return { status: null, reason: reasonOf(error) };
  }
  started.destroy();
  return { status: response.statusCode!, body: Buffer.concat(parts).toString(), headers: response.headers };
}

function reasonOf(error: unknown): NoAnswer['reason'] {
  if (error instanceof Refused) return 'address.refused';
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError') return 'timeout';
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'address.unknown' : 'connection';
}
