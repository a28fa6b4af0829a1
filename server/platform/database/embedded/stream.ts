import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';

/**
 * The socket that node-postgres expects, over a worker that runs PGlite: bytes of the PostgreSQL wire protocol go
 * in, bytes come out. One at a time is open, as PGlite has a single session.
 */
export class EmbeddedStream extends Duplex {
  readonly #worker: Worker;
  readonly #hear = (message: unknown) => this.#receive(message);

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
    worker.on('message', this.#hear);
  }

  connect() {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay() {
    return this;
  }
  setKeepAlive() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }

  override _read() {}

  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.#send(new Uint8Array(chunk));
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void) {
    this.#send(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
    done();
  }

  override _final(done: () => void) {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void) {
    this.#worker.off('message', this.#hear);
    done(error);
  }

  /** Gives the bytes away instead of having them copied a second time; they must be a buffer of their own. */
  #send(bytes: Uint8Array<ArrayBuffer>) {
    this.#worker.postMessage(bytes, [bytes.buffer]);
  }

  #receive(message: unknown) {
    if (message instanceof Uint8Array) {
      if (message.length > 0) this.push(Buffer.from(message.buffer, message.byteOffset, message.byteLength));
    } else if (typeof message === 'object' && message !== null && 'broken' in message) {
      this.destroy(new Error(`The embedded database failed: ${String(message.broken)}`));
    }
  }
}
