import type { Bus, Event, EventName, Events } from './bus.ts';

/** The bus of a single server: handlers run after the publisher's own turn, one failing does not touch the others. */
export function createLocalBus(report: (error: unknown, event: string) => void): Bus {
  const byName = new Map<string, Set<(event: never) => void | Promise<void>>>();
  const all = new Set<(event: Event) => void>();

  const deliver = (event: Event) => {
    const handlers = [...(byName.get(event.name) ?? []), ...all] as ((
      event: Event,
    ) => void | Promise<void>)[];
    for (const handle of handlers) {
      queueMicrotask(async () => {
        try {
          await handle(event);
        } catch (error) {
          report(error, event.name);
        }
      });
    }
  };
  return {
    publish: <N extends EventName>(name: N, workspaceId: string, data: Events[N]) =>
      deliver({ name, workspaceId, data } as Event),
    subscribe: (name, hear) => {
      const handlers = byName.get(name) ?? new Set();
      byName.set(name, handlers);
      handlers.add(hear);
      return () => handlers.delete(hear);
    },
    subscribeAll: (hear) => {
      all.add(hear);
      return () => all.delete(hear);
    },
    close: async () => {
      byName.clear();
      all.clear();
    },
  };
}
