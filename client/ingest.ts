import { callWithRetry, type Retry, USUAL_RETRY } from './ingest-retry.ts';
import { type Problem, ProblemError } from './problem.ts';

/** A voice as the API takes it; (source, externalId) is its identity. */
export interface VoiceInput {
  readonly text: string;
  /** ISO 8601 with a time zone. */
  readonly occurredAt: string;
  readonly source: string;
  readonly externalId: string;
  readonly channel?: string | null;
  readonly language?: string | null;
  readonly author?: {
    readonly key?: string | null;
    readonly attributes?: Readonly<Record<string, string | number>>;
  } | null;
  readonly attributes?: Readonly<Record<string, string | number>> | null;
  readonly rating?: number | null;
  readonly ratingMax?: number | null;
  readonly conversation?: string | null;
}

/** What became of a voice, told only after it is stored for good. */
export type VoiceAnswer =
  | { readonly status: 'accepted' | 'duplicate'; readonly id: string }
  | { readonly status: 'rejected'; readonly code: string; readonly reason: string; readonly at?: string };

export interface IngestOptions {
  readonly baseUrl: string;
  /** An API key with the scope `voices:write`. */
  readonly key: string;
  readonly retry?: Partial<Retry>;
  /** Voices a call, at most 1,000. */
  readonly batch?: number;
  /** How long a voice waits for others to share its call, in milliseconds. */
  readonly gatherMs?: number;
  /** Calls under way at the same time. */
  readonly calls?: number;
}

/**
 * Sends up to 1,000 voices in one call and tries again while the server is busy or out of reach.
 * @returns one answer a voice, in order
 * @throws ProblemError where the server refuses the call as a whole
 */
export async function sendVoices(
  { baseUrl, key, retry }: Pick<IngestOptions, 'baseUrl' | 'key' | 'retry'>,
  voices: readonly VoiceInput[],
): Promise<VoiceAnswer[]> {
  if (voices.length === 0) return [];
  const body = JSON.stringify({ voices });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const url = new URL('/api/v1/voices', baseUrl);
  const response = await callWithRetry(() => fetch(url, { method: 'POST', headers, body }), {
    ...USUAL_RETRY,
    ...retry,
  });
  if (!response.ok) throw new ProblemError((await response.json()) as Problem);
  return ((await response.json()) as { results: VoiceAnswer[] }).results;
}

interface Waiting {
  readonly voice: VoiceInput;
  readonly settle: (answer: VoiceAnswer) => void;
  readonly fail: (error: unknown) => void;
}

/** Takes voices one by one and sends them together; `add` resolves when its voice is stored. */
export class Ingest {
  readonly #options: IngestOptions;
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running = new Set<Promise<void>>();

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** @throws ProblemError where the call was refused; a voice that is refused by itself is an answer, no error */
  add(voice: VoiceInput): Promise<VoiceAnswer> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ voice, settle, fail });
      if (this.#waiting.length >= this.#batch) this.#start();
      else this.#timer ??= setTimeout(() => this.#start(), this.#options.gatherMs ?? 20);
    });
  }

  /** Resolves when everything that was added is answered. */
  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#running.size > 0) {
      this.#start();
      await Promise.race(this.#running);
    }
  }

  get #batch(): number {
    return Math.min(1_000, this.#options.batch ?? 100);
  }

  #start(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    while (this.#waiting.length > 0 && this.#running.size < (this.#options.calls ?? 4)) {
      const run = this.#send(this.#waiting.splice(0, this.#batch)).finally(() => {
        this.#running.delete(run);
        if (this.#waiting.length > 0) this.#start();
      });
      this.#running.add(run);
    }
  }

  async #send(lot: readonly Waiting[]): Promise<void> {
    try {
      const answers = await sendVoices(
        this.#options,
        lot.map(({ voice }) => voice),
      );
      lot.forEach(({ settle }, i) => {
        settle(answers[i]!);
      });
    } catch (error) {
      for (const { fail } of lot) fail(error);
    }
  }
}
