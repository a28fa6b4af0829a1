import {
  type ConsumerMessages,
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamClient,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions, nanos } from '@nats-io/transport-node';
import { newId } from '../../ids.ts';
import type { Bus, Event } from '../bus.ts';
import { createLocalBus } from '../local.ts';
import { unwrap, wrap } from './envelope.ts';
import { Outbox } from './outbox.ts';

const STREAM = 'GONGJIAN_EVENTS';
const SUBJECT = 'gongjian.events';
/** A server that was cut off for longer reads the database anew anyway. */
const KEPT_MS = 10 * 60_000;
const TIMEOUT_MS = 2_000;
const RETRY_MS = 1_000;

export interface NatsBusOptions {
  readonly url: string;
  /** What tells the servers of one database from others on the same NATS. */
  readonly installation: string;
  readonly report: (error: unknown, event: string) => void;
}

/**
 * The bus of several servers that share a database. Events reach subscribers here at once, and those of other servers
 * over NATS JetStream, in the order in which each server published them. A cut delays them and loses none for ten
 * minutes; while NATS is not there at all, every server goes on alone.
 */
export async function createNatsBus(options: NatsBusOptions): Promise<Bus> {
  const { report, installation } = options;
  const self = newId();
  const local = createLocalBus(report);
  const subject = `${SUBJECT}.${installation}`;
  const line = new NatsLine(options.url, subject, report);
  const outbox = new Outbox(line, report);
  const deliver = (text: string) => {
    const event = unwrap(text, self);
    if (event) local.publish(event.name, event.workspaceId, event.data as never);
  };
  await line.open(deliver);
  return {
    publish: (name, workspaceId, data) => {
      local.publish(name, workspaceId, data);
      const event = { name, workspaceId, data } as Event;
      outbox.put({ id: newId(), name, text: wrap(self, event) });
    },
    subscribe: local.subscribe,
    subscribeAll: local.subscribeAll,
    close: async () => {
      await outbox.close(TIMEOUT_MS);
      await line.close();
      await local.close();
    },
  };
}

/** One connection, kept up: its stream is made where it is missing, and read from now on. */
class NatsLine {
  readonly #url: string;
  readonly #subject: string;
  readonly #report: NatsBusOptions['report'];
  #connection: NatsConnection | null = null;
  #client: JetStreamClient | null = null;
  #messages: ConsumerMessages | null = null;
  #closed = false;
  #opening: Promise<void> = Promise.resolve();

  constructor(url: string, subject: string, report: NatsBusOptions['report']) {
    this.#url = url;
    this.#subject = subject;
    this.#report = report;
  }

  readonly isUp = () => this.#client !== null;

  /** Resolves when it is up, or after the first failure; it goes on trying then. */
  async open(hear: (text: string) => void): Promise<void> {
    try {
      await this.#connect(hear);
    } catch (error) {
      this.#report(error, 'connection');
      this.#opening = this.#retry(hear);
    }
  }

  async send({ id, name, text }: { id: string; name: string; text: string }): Promise<void> {
    await this.#client!.publish(`${this.#subject}.${name}`, text, { msgID: id, timeout: TIMEOUT_MS });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    this.#client = null;
    await this.#messages?.close();
    await this.#connection?.close();
  }

  async #retry(hear: (text: string) => void): Promise<void> {
    while (!this.#closed) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      try {
        if (!this.#closed) await this.#connect(hear);
        return;
      } catch {
        // It was reported once; until it is there, nothing is new.
      }
    }
  }

  async #connect(hear: (text: string) => void): Promise<void> {
    const connection = await connect(connectionOptions(this.#url));
    try {
      await makeStream(connection);
      const client = jetstream(connection, { timeout: TIMEOUT_MS });
      const consumer = await client.consumers.get(STREAM, {
        filter_subjects: `${this.#subject}.>`,
        deliver_policy: DeliverPolicy.New,
      });
      const messages = await consumer.consume();
      this.#listen(messages, hear);
      this.#messages = messages;
      this.#connection = connection;
      this.#client = client;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async #listen(messages: ConsumerMessages, hear: (text: string) => void): Promise<void> {
    try {
      for await (const message of messages) {
        try {
          hear(message.string());
        } catch (error) {
          this.#report(error, message.subject);
        }
      }
    } catch (error) {
      if (!this.#closed) this.#report(error, 'connection');
    }
  }
}

function connectionOptions(address: string): NodeConnectionOptions {
  const { protocol, host, username, password } = new URL(address);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    name: 'gongjian',
    maxReconnectAttempts: -1,
    reconnectTimeWait: RETRY_MS,
    timeout: TIMEOUT_MS,
    ...(user !== '' && pass !== '' ? { user, pass } : {}),
    ...(user !== '' && pass === '' ? { token: user } : {}),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}

async function makeStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection, { timeout: TIMEOUT_MS });
  try {
    await manager.streams.info(STREAM);
  } catch {
    await manager.streams.add({
      name: STREAM,
      subjects: [`${SUBJECT}.>`],
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      storage: StorageType.Memory,
      max_age: nanos(KEPT_MS),
      duplicate_window: nanos(KEPT_MS),
    });
  }
}
