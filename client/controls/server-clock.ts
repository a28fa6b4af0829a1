/** The server's clock, as far as its messages tell. */
export class ServerClock {
  readonly #local: () => number;
  /** What the local clock is behind, in milliseconds. */
  #behind = 0;

  /** @param local milliseconds since 1970 */
  constructor(local: () => number) {
    this.#local = local;
  }

  readonly now = (): number => this.#local() + this.#behind;

  /** The server says what time it is; how long the message took is not known and not taken off. */
  set(now: string): void {
    const at = Date.parse(now);
    if (!Number.isNaN(at)) this.#behind = at - this.#local();
  }
}
