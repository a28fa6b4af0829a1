import { type ConsumerMessages, DeliverPolicy, type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { connectionOptions, makeStream, RETRY_MS, TIMEOUT_MS } from './nats-setup.ts';
import type { Letter, Line } from './outbox.ts';

/** Twice as long a silence tells that the stream is gone. */
const PULL_MS = 5_000;

export interface NatsLineOptions {
  readonly url: string;
  readonly installation: string;
  readonly hear: (text: string) => void;
  readonly report: (error: unknown, event: string) => void;
}

/** One connection to NATS, kept up, with a stream of this installation's own, read from now on. */
export class NatsLine implements Line {
  readonly #options: NatsLineOptions;
  #connection: NatsConnection | null = null;
  #client: JetStreamClient | null = null;
  #closed = false;
  #opening: Promise<void> = Promise.resolve();

  constructor(options: NatsLineOptions) {
    this.#options = options;
  }

  readonly isUp = (): boolean => this.#client !== null && !this.#connection!.isClosed();

  /** Resolves when it is up, or after the first failure; it goes on trying then. */
  async open(): Promise<void> {
    try {
      await this.#connect();
    } catch (error) {
      this.#options.report(error, 'connection');
      this.#opening = this.#retry();
    }
  }

  async send({ id, name, text }: Letter): Promise<void> {
    const subject = `gongjian.${this.#options.installation}.${name}`;
    await this.#client!.publish(subject, text, { msgID: id, timeout: TIMEOUT_MS });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    this.#client = null;
    await this.#connection?.close();
  }

  async #retry(): Promise<void> {
    while (!this.#closed) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      try {
        if (!this.#closed) await this.#connect();
        return;
      } catch {
        // It was reported once; until it is there, nothing is new.
      }
    }
  }

  async #connect(): Promise<void> {
    const { url, installation } = this.#options;
    const connection = await connect(connectionOptions(url));
    try {
      const stream = await makeStream(connection, installation);
      const client = jetstream(connection, { timeout: TIMEOUT_MS });
      const consumer = await client.consumers.get(stream, { deliver_policy: DeliverPolicy.New });
      const messages = await consumer.consume({ expires: PULL_MS });
      this.#listen(messages);
      this.#watch(messages);
      this.#connection = connection;
      this.#client = client;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async #listen(messages: ConsumerMessages): Promise<void> {
    const { hear, report } = this.#options;
    try {
      for await (const message of messages) {
        try {
          hear(message.string());
        } catch (error) {
          report(error, message.subject);
        }
      }
    } catch (error) {
      if (!this.#closed) report(error, 'connection');
    }
  }

  /** A stream that somebody removed is made anew, and read from its beginning. */
  async #watch(messages: ConsumerMessages): Promise<void> {
    for await (const { type } of messages.status()) {
      if (type !== 'stream_not_found' || this.#closed) continue;
      this.#client = null;
      await this.#connection?.close();
      this.#opening = this.#retry();
      return;
    }
  }
}
