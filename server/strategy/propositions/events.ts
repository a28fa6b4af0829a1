declare module '../../platform/bus/bus.ts' {
  interface Events {
    /** A proposition was made, got a new version or owner, was retired or came back. */
    'propositions.changed': { id: string };
  }
}

export {};
