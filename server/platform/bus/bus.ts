/** An event of a room. Rooms declare theirs in `events.ts` by adding to `Events`. */
export interface Events {
  'workspace.created': { name: string };
}

export type EventName = keyof Events & string;

/** An event always belongs to one workspace. */
export type Event<N extends EventName = EventName> = {
  [K in N]: { readonly name: K; readonly workspaceId: string; readonly data: Events[K] };
}[N];

/** Carries events between rooms, and between servers where several share a database. */
export interface Bus {
  publish<N extends EventName>(name: N, workspaceId: string, data: Events[N]): void;
  /** Calls `hear` for every event of that name; returns how to stop. */
  subscribe<N extends EventName>(name: N, hear: (event: Event<N>) => void | Promise<void>): () => void;
  subscribeAll(hear: (event: Event) => void): () => void;
  close(): Promise<void>;
}
