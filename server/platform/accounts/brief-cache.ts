/** Remembers answers for a few seconds, so that a burst of requests asks the database once. */
export interface BriefCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  /** Forgets one answer, or those that `match`. */
  forget(match: string | ((value: T) => boolean)): void;
}

/**
 * @param keepMs how long an answer holds
 * @param clock milliseconds that only go forward
 */
export function createBriefCache<T>(
  keepMs: number,
  limit = 10_000,
  clock: () => number = () => performance.now(),
): BriefCache<T> {
  const answers = new Map<string, { value: T; until: number }>();
  return {
    get: (key) => {
      const answer = answers.get(key);
      if (answer === undefined) return undefined;
      if (answer.until > clock()) return answer.value;
      answers.delete(key);
      return undefined;
    },
    set: (key, value) => {
      answers.delete(key);
      if (answers.size >= limit) answers.delete(answers.keys().next().value!);
      answers.set(key, { value, until: clock() + keepMs });
    },
    forget: (match) => {
      if (typeof match === 'string') answers.delete(match);
      else for (const [key, { value }] of answers) if (match(value)) answers.delete(key);
    },
  };
}
