import { type Static, Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { SET_UP_KINDS } from './channels/channel.ts';
import type { ChannelRow } from './channels/set-up.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const closed = { additionalProperties: false };

const Kind = Type.Enum([...SET_UP_KINDS]);
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Address = Type.String({
  pattern: '^https?://[^\\s]{1,2000}$',
  description: 'Kept sealed and never shown',
});
const Secret = Type.String({
  minLength: 8,
  maxLength: 200,
  pattern: '^[\\x21-\\x7e]+$',
  description: 'What messages are signed with; kept sealed and never shown',
});
const SETTINGS = {
  enabled: Type.Boolean(),
  language: Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]),
  tellCause: Type.Boolean({ description: 'Whether a second message says where it burns' }),
};
const optional = Type.Partial(Type.Object(SETTINGS)).properties;

export const ChannelBody = Type.Object(
  { kind: Kind, name: Name, url: Address, secret: Type.Optional(Secret), ...optional },
  closed,
);
export const ChannelEdit = Type.Object(
  {
    name: Type.Optional(Name),
    url: Type.Optional(Address),
    secret: Type.Optional(Type.Union([Secret, Type.Null()])),
    ...optional,
    version: Type.Integer({ minimum: 1 }),
  },
  closed,
);
export type ChannelBody = Static<typeof ChannelBody>;
export type ChannelEdit = Static<typeof ChannelEdit>;

const VIEW = {
  id: Id,
  kind: Kind,
  name: Name,
  ...SETTINGS,
  host: Type.String({ description: 'Host of its address' }),
  hasSecret: Type.Boolean(),
  version: Type.Integer(),
};
export const ChannelView = Type.Object(VIEW);
/** `secret` is what was made for a webhook that came without one; it is shown this once. */
export const NewChannelView = Type.Object({ ...VIEW, secret: Type.Union([Type.String(), Type.Null()]) });
export type ChannelView = Static<typeof ChannelView>;

export function viewChannel(row: ChannelRow): ChannelView {
  const { id, kind, name, enabled, host, hasSecret, version } = row;
  return { id, kind: kind as ChannelView['kind'], name, enabled, ...row.settings, host, hasSecret, version };
}
