import type { LinkKind } from './tables.ts';

declare module '../platform/bus/bus.ts' {
  interface Events {
    /** Links of that kind were proposed, decided or taken back. */
    'links.changed': { kind: LinkKind; ids: readonly string[] };
  }
}
