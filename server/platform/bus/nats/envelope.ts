import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Event } from '../bus.ts';

/** An event on its way between servers. */
const Envelope = Type.Object({
  /** The server that published it. */
  from: Type.String(),
  name: Type.String(),
  workspaceId: Type.String(),
  data: Type.Unknown(),
});
type Envelope = Static<typeof Envelope>;

export const wrap = (from: string, { name, workspaceId, data }: Event): string =>
  JSON.stringify({ from, name, workspaceId, data } satisfies Envelope);

/** What somebody else published; null for what we published ourselves. @throws where it is no event */
export function unwrap(text: string, self: string): Event | null {
  const envelope: unknown = JSON.parse(text);
  if (!Value.Check(Envelope, envelope)) throw new Error('A message on the bus is no event');
  const { from, name, workspaceId, data } = envelope;
  return from === self ? null : ({ name, workspaceId, data } as Event);
}
