/** A message that waits to be sent, under an id by which the far end knows it again. */
export interface Letter {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** What may wait while the line is down; beyond that the oldest goes, as its news are stale. */
const MOST_WAITING = 10_000;
/** Tries of one letter on a line that is up, before it is given up. */
const MOST_TRIES = 5;
const PAUSE_MS = 500;

export interface Line {
  readonly isUp: () => boolean;
  /** Resolves once the far end has it. */
  send(letter: Letter): Promise<unknown>;
}

/** Sends letters one after the other, in order, and again until they arrive. */
export class Outbox {
  readonly #line: Line;
  readonly #report: (error: unknown, name: string) => void;
  #waiting: Letter[] = [];
  #running: Promise<void> | null = null;
  #closed = false;

  constructor(line: Line, report: (error: unknown, name: string) => void) {
    this.#line = line;
    this.#report = report;
  }

  put(letter: Letter): void {
    if (this.#closed) return;
    this.#waiting.push(letter);
    if (this.#waiting.length > MOST_WAITING) {
      this.#report(new Error('Too many events wait for other servers'), this.#waiting.shift()!.name);
    }
    this.#running ??= this.#run();
  }

  /** Lets go of what could not be sent in time. @param patience in milliseconds */
  async close(patience: number): Promise<void> {
    const late = setTimeout(() => {
      this.#closed = true;
    }, patience);
    await this.#running;
    clearTimeout(late);
    this.#closed = true;
  }

  async #run(): Promise<void> {
    let tries = 0;
    while (this.#waiting.length > 0 && !this.#closed) {
      const letter = this.#waiting[0]!;
      try {
        if (!this.#line.isUp()) throw new Error('The line is down');
        await this.#line.send(letter);
      } catch (error) {
        tries += this.#line.isUp() ? 1 : 0;
        if (tries < MOST_TRIES) {
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
          continue;
        }
        this.#report(error, letter.name);
      }
      tries = 0;
      // Too many may have waited meanwhile, and this one gone with them.
      if (this.#waiting[0] === letter) this.#waiting.shift();
    }
    this.#running = null;
  }
}
