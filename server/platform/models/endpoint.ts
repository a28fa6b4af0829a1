/** An OpenAI-compatible embeddings endpoint as an encoder. Texts are sent to it and nowhere else, never logged. */
import { type TextEncoder, toUnit } from '@gongjian/engines/encoders';
import { deny, got, type ModelOutcome, type ModelRefusal } from './outcome.ts';

export interface EndpointOptions {
  /** Up to and without `/embeddings`, such as `https://host/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key?: string | undefined;
  readonly batch?: number;
  readonly timeoutMs?: number;
  readonly retries?: number;
  /** Waits between attempts; tests pass one that does not. */
  readonly wait?: (ms: number) => Promise<void>;
}

const DEFAULTS = { batch: 64, timeoutMs: 30_000, retries: 4 };
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Endpoints refuse longer texts; their opening carries the meaning. */
const MOST_CHARACTERS = 8_000;
const MOST_DIM = 65_536;

/** An encoding failed for good; the message holds no text. */
export class EndpointFailed extends Error {
  readonly refusal: ModelRefusal;
  constructor(refusal: ModelRefusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Asks the endpoint once, to learn the length of its vectors. The encoder throws `EndpointFailed`. */
export async function openEndpoint(options: EndpointOptions): Promise<ModelOutcome<TextEncoder>> {
  if (!URL.canParse(options.url) || !/^https?:$/.test(new URL(options.url).protocol)) {
    return deny('address', 'the endpoint is no http or https address');
  }
  const probe = await ask(options, ['dimension']);
  if (!probe.ok) return probe;
  const dim = probe.value[0]!.length;
  const place = `${new URL(options.url).host}/${options.model}`.replace(/[^\w.:/-]/g, '_').slice(0, 150);
  const size = options.batch ?? DEFAULTS.batch;
  return got({
    id: `endpoint-1/${dim}/${place}`,
    dim,
    async encode(texts) {
      const vectors = texts.map(() => new Float32Array(dim));
      const said = texts.flatMap((text, i) => (text.trim() === '' ? [] : [i]));
      for (let from = 0; from < said.length; from += size) {
        const some = said.slice(from, from + size);
        const found = await ask(
          options,
          some.map((i) => texts[i]!.slice(0, MOST_CHARACTERS).toWellFormed()),
        );
        if (!found.ok) throw new EndpointFailed(found);
        if (found.value.some((vector) => vector.length !== dim)) {
          throw new EndpointFailed(
            deny('unreadable', `the endpoint changed the length of its vectors from ${dim}`),
          );
        }
        some.forEach((i, k) => {
          vectors[i]!.set(toUnit(found.value[k]!));
        });
      }
      return vectors;
    },
  });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One request, tried again with growing waits while the endpoint is busy or out of reach. */
async function ask(
  options: EndpointOptions,
  texts: readonly string[],
): Promise<ModelOutcome<Float32Array[]>> {
  const { retries = DEFAULTS.retries, wait = pause } = options;
  for (let attempt = 0; ; attempt++) {
    const { outcome, again, afterMs } = await attemptOnce(options, texts);
    if (outcome.ok || !again || attempt >= retries) return outcome;
    await wait(Math.min(LONGEST_WAIT_MS, afterMs ?? FIRST_WAIT_MS * 2 ** attempt));
  }
}

interface Attempt {
  readonly outcome: ModelOutcome<Float32Array[]>;
  readonly again: boolean;
  /** What the endpoint asks to wait. */
  readonly afterMs?: number;
}

async function attemptOnce(options: EndpointOptions, texts: readonly string[]): Promise<Attempt> {
  const { url, model, key, timeoutMs = DEFAULTS.timeoutMs } = options;
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    const { status } = response;
    if (!response.ok) {
      await response.body?.cancel();
      const after = Number(response.headers.get('retry-after'));
      const again = status === 429 || status === 408 || status >= 500;
      const outcome = deny('refused', `the endpoint answers with status ${status}`);
      return { outcome, again, ...(after > 0 ? { afterMs: after * 1000 } : {}) };
    }
    const vectors = vectorsOf(await response.text(), texts.length);
    const outcome =
      vectors === null ? deny('unreadable', 'the endpoint does not answer with vectors') : got(vectors);
    return { outcome, again: false };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const detail = late ? `the endpoint took longer than ${timeoutMs} ms` : 'the endpoint is out of reach';
    return { outcome: deny('unreachable', detail), again: true };
  }
}

/** The vectors in the order of the texts; endpoints may answer in any. */
function vectorsOf(body: string, count: number): Float32Array[] | null {
  try {
    const { data } = JSON.parse(body) as { data?: unknown };
    if (!Array.isArray(data) || data.length !== count) return null;
    const vectors = new Array<Float32Array | undefined>(count).fill(undefined);
    data.forEach((entry: { index?: unknown; embedding?: unknown }, i) => {
      const { embedding } = entry;
      if (!Array.isArray(embedding) || embedding.length === 0 || embedding.length > MOST_DIM) return;
      if (embedding.every(Number.isFinite)) vectors[Number(entry.index ?? i)] = Float32Array.from(embedding);
    });
    return vectors.length === count && vectors.every((vector) => vector !== undefined) ? vectors : null;
  } catch {
    return null;
  }
}
