declare module '../bus/bus.ts' {
  interface Events {
    /** Somebody joined, left, was given another role or another name. */
    'members.changed': { userId: string };
    'keys.changed': { keyId: string };
    'workspace.changed': { version: number };
  }
}

export {};
