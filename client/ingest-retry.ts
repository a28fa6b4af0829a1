/** How a call is tried again: voices are idempotent by (source, externalId), so sending twice does no harm. */
export interface Retry {
  /** Tries in all, at least 1. */
  readonly tries: number;
  /** First pause in milliseconds; doubled each time, up to a minute. */
  readonly pauseMs: number;
  /** 0 … 1, to spread clients that failed together. */
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export const USUAL_RETRY: Retry = {
  tries: 8,
  pauseMs: 250,
  random: Math.random,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

const LONGEST_PAUSE = 60_000;
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Calls until the server takes it, refuses it for good, or the tries are used up: then the last answer or error. */
export async function callWithRetry(call: () => Promise<Response>, retry: Retry): Promise<Response> {
  for (let tried = 1; ; tried++) {
    let response: Response | null = null;
    try {
      response = await call();
      if (!PASSING.has(response.status) || tried >= retry.tries) return response;
      await response.body?.cancel();
    } catch (error) {
      if (tried >= retry.tries) throw error;
    }
    await retry.wait(pauseBefore(tried, response, retry));
  }
}

/** What the server asks for, else a growing pause with a random half. */
function pauseBefore(tried: number, response: Response | null, { pauseMs, random }: Retry): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1_000;
  const growing = Math.min(LONGEST_PAUSE, pauseMs * 2 ** (tried - 1));
  const pause = Number.isFinite(asked) && asked > 0 ? Math.min(LONGEST_PAUSE, asked) : growing;
  return pause * (0.5 + random() / 2) + (Number.isFinite(asked) ? pause / 2 : 0);
}
