import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { newId, UUID_PATTERN } from '../../../platform/ids.ts';
import { ChannelBody, ChannelEdit, ChannelView, NewChannelView, viewChannel } from './channel-shapes.ts';
import type { Delivery } from './channels/channel.ts';
import { type ChannelRow, openChannel } from './channels/set-up.ts';
import type { PagingHouse } from './house.ts';
import { addChannel, editChannel, findSetUp, readChannels, removeChannel } from './set-up-channels.ts';

const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });
const TestView = Type.Object({
  ok: Type.Boolean(),
  reason: Type.Union([Type.String(), Type.Null()], { description: 'Such as http.404 or robot.310000' }),
});

/** Robots and webhooks are set up, tried and removed. */
export function registerChannels(app: FastifyInstance, house: PagingHouse): void {
  const { database, bus, seal } = house;
  const change = async <T>(call: Call, work: (queries: Queries) => Promise<Outcome<T>>) => {
    const outcome = await database.transact(work);
    if (outcome.ok) bus.publish('paging.changed', call.workspaceId, {});
    return outcome;
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/paging/channels',
    access: ACCESS.read,
    summary: 'Robots and webhooks, without their addresses and secrets',
    tag: 'beacon',
    reply: Type.Object({ items: Type.Array(ChannelView), next: Type.Null() }),
    handle: async ({ call }) => {
      const rows = await readChannels(database.queries, call.workspaceId);
      return done({ items: rows.map(viewChannel), next: null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/paging/channels',
    access: ACCESS.manage,
    summary: 'Set up a robot or a webhook; a webhook without a secret is given one, shown this once',
    tag: 'beacon',
    body: ChannelBody,
    reply: NewChannelView,
    status: 201,
    handle: async ({ call, body }) => {
      const outcome = await change(call, (queries) => addChannel(queries, call, { body, seal }));
      if (!outcome.ok) return outcome;
      const { row, made } = outcome.value;
      return done({ ...viewChannel(row), secret: made });
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/paging/channels/:id',
    access: ACCESS.manage,
    summary: 'Change parts of a channel; address and secret stay unless they are given',
    tag: 'beacon',
    params: Params,
    body: ChannelEdit,
    reply: ChannelView,
    handle: async ({ call, params, body }) => {
      const outcome = await change(call, (queries) => editChannel(queries, call, { ...params, body, seal }));
      return outcome.ok ? done(viewChannel(outcome.value)) : outcome;
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/paging/channels/:id',
    access: ACCESS.manage,
    summary: 'Remove a channel that no ladder uses',
    tag: 'beacon',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (queries) => removeChannel(queries, call, params.id)),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/paging/channels/:id/test',
    access: ACCESS.manage,
    summary: 'Send a test message and say what came of it',
    tag: 'beacon',
    params: Params,
    reply: TestView,
    handle: async ({ call, params }) => {
      const row = await findSetUp(database.queries, call.workspaceId, params.id);
      if (!row) return refuse('thing.unknown', 'There is no such channel.', 'id');
      const end = await tryChannel(house, row, call.now);
      const reason = end.ok ? null : end.reason;
      await recordChange(database.queries, call, {
        action: 'channel.tested',
        thing: 'channel',
        thingId: row.id,
        detail: { ok: end.ok, reason },
      });
      return done({ ok: end.ok, reason });
    },
  });
}

async function tryChannel(house: PagingHouse, row: ChannelRow, at: Date): Promise<Delivery> {
  const channel = openChannel(row, house);
  if (!channel) return { ok: false, reason: 'channel.unreadable', temporary: false };
  const { workspaceId } = row;
  return channel.send({
    id: newId(),
    workspaceId,
    workspace: (await house.people.workspace(workspaceId))?.name ?? '',
    about: 'test',
    items: [],
    to: [],
    language: row.settings.language,
    home: `${house.origin()}/beacon`,
    sound: false,
    at,
  });
}
