import { newId } from '../../ids.ts';
import type { Bus, Event } from '../bus.ts';
import { createLocalBus } from '../local.ts';
import { unwrap, wrap } from './envelope.ts';
import { NatsLine } from './nats-line.ts';
import { Outbox } from './outbox.ts';

/** Time to send what still waits when the server stops. */
const PATIENCE_MS = 2_000;

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
  const deliver = (text: string) => {
    const event = unwrap(text, self);
    if (event) local.publish(event.name, event.workspaceId, event.data as never);
  };
  const line = new NatsLine({ url: options.url, installation, hear: deliver, report });
  const outbox = new Outbox(line, report);
  await line.open();
  return {
    publish: (name, workspaceId, data) => {
      local.publish(name, workspaceId, data);
      const event = { name, workspaceId, data } as Event;
      outbox.put({ id: newId(), name, text: wrap(self, event) });
    },
    subscribe: local.subscribe,
    subscribeAll: local.subscribeAll,
    close: async () => {
      await outbox.close(PATIENCE_MS);
      await line.close();
      await local.close();
    },
  };
}
