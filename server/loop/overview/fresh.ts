/** Answers that are asked for by everybody at once: computed once, and given to all who ask within a moment. */
export interface Fresh<T> {
  /** The answer for a key, at most `forMs` old. */
  read(key: string, compute: () => Promise<T>): Promise<T>;
  /** The next to ask gets a new answer. */
  forget(key: string): void;
}

/** @param forMs how old an answer may be, in milliseconds */
export function createFresh<T>(forMs: number): Fresh<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    read: (key, compute) => {
      const known = answers.get(key);
      if (known) return known;
      const answer = compute();
      answers.set(key, answer);
      const drop = () => {
        if (answers.get(key) === answer) answers.delete(key);
      };
      answer.then(() => setTimeout(drop, forMs).unref(), drop);
      return answer;
    },
    forget: (key) => answers.delete(key),
  };
}
