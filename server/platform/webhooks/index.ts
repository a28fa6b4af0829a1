import type { Clock } from '../clock.ts';
import { createReach } from './networks.ts';
import { type Answer, createPost, type Outgoing } from './post.ts';
import { isTemporary, pauseAfter, RETRY, type RetryPlan, retryAfter } from './retry.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, signMessage, TIMESTAMP_HEADER } from './signature.ts';

export type { Answer } from './post.ts';
export { pauseAfter, RETRY } from './retry.ts';
export { verifyMessage } from './signature.ts';

/** A message for somebody else's system, signed with the secret that both know. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  /** JSON text. */
  readonly body: string;
  /** The same for every try, so that its receiver can tell a repetition. */
  readonly id: string;
}

/** How a try ended. */
export type Sent =
  | { readonly ok: true; readonly answer: Answer }
  | {
      readonly ok: false;
      /** Such as `http.503`, `timeout`, `address.refused`. */
      readonly reason: string;
      /** Whether another try could end otherwise. */
      readonly temporary: boolean;
      /** What the receiver asked to wait, in milliseconds. */
      readonly afterMs: number | null;
    };

/** The one way out to addresses that people typed in: guarded, bounded in time, never redirected. */
export interface Webhooks {
  /** One try of any request, such as one to a chat robot. */
  post(outgoing: Outgoing): Promise<Sent>;
  /** One try of a signed message. */
  send(webhook: Webhook): Promise<Sent>;
  /** Tries a signed message until it is taken, refused for good, or the plan is at its end; waits in this process. */
  deliver(webhook: Webhook, signal?: AbortSignal): Promise<Sent & { readonly tries: number }>;
}

export interface WebhookSettings {
  /** Networks of the company's own that messages may go to, such as `10.2.0.0/16`. */
  readonly privateNetworks: readonly string[];
  readonly clock: Clock;
  readonly random?: () => number;
  readonly timeoutMs?: number;
  readonly plan?: RetryPlan;
}

const TIMEOUT_MS = 8_000;

export function createWebhooks(settings: WebhookSettings): Webhooks {
  const { clock, random = Math.random, plan = RETRY } = settings;
  const reaches = createReach(settings.privateNetworks);
  const raw = createPost({ reaches, timeoutMs: settings.timeoutMs ?? TIMEOUT_MS });
  const post = async (outgoing: Outgoing): Promise<Sent> => {
    const answer = await raw(outgoing);
    if (answer.status === null) {
      const { reason } = answer;
      return { ok: false, reason, temporary: reason !== 'address.refused', afterMs: null };
    }
    if (answer.status >= 200 && answer.status < 300) return { ok: true, answer };
    const temporary = isTemporary(answer.status);
    return { ok: false, reason: `http.${answer.status}`, temporary, afterMs: retryAfter(answer.headers) };
  };
  const send = ({ url, secret, body, id }: Webhook) => {
    const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
    const signature = signMessage(secret, timestamp, body);
    const headers = {
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signature,
      [DELIVERY_HEADER]: id,
    };
    return post({ url, body, headers });
  };
  return {
    post,
    send,
    deliver: async (webhook, signal) => {
      for (let tries = 1; ; tries += 1) {
        const sent = await send(webhook);
        if (sent.ok || !sent.temporary || signal?.aborted) return { ...sent, tries };
        const pause = pauseAfter(tries, random(), plan);
        if (pause === null) return { ...sent, tries };
        await rest(Math.max(pause, sent.afterMs ?? 0), signal);
        if (signal?.aborted) return { ...sent, tries };
      }
    },
  };
}

const rest = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((rested) => {
    const timer = setTimeout(rested, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      rested();
    });
  });
