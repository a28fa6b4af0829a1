import { and, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Principal } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import { isTimeZone } from '../../../platform/accounts/settings.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { OWN_CHANNELS } from '../ladders/ladder.ts';
import type { PagingHouse } from './house.ts';
import { DEFAULT_PREFERENCE, type Preference } from './preference.ts';
import { forgetBrowsers, keepSubscription, readSubscriptions } from './push-subscriptions.ts';
import { pagePreferences } from './tables.ts';

const closed = { additionalProperties: false };
const Wanted = Type.Array(Type.Enum([...OWN_CHANNELS]), { maxItems: 3, uniqueItems: true });
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

const MineBody = Type.Object(
  {
    channels: Type.Object({ critical: Wanted, major: Wanted, minor: Wanted }, closed),
    quiet: Type.Union([
      Type.Object(
        { from: Clock, until: Clock, timeZone: Type.String({ maxLength: 64, description: 'IANA name' }) },
        { ...closed, description: 'What is critical comes all the same' },
      ),
      Type.Null(),
    ]),
    handles: Type.Object(
      {
        dingtalk: Type.Optional(Type.String({ pattern: '^\\+?[0-9-]{6,20}$', description: 'Mobile number' })),
        feishu: Type.Optional(Type.String({ pattern: '^ou_[0-9a-zA-Z]{8,64}$', description: 'open_id' })),
        wecom: Type.Optional(Type.String({ pattern: '^[0-9a-zA-Z_.@-]{1,64}$', description: 'userid' })),
        slack: Type.Optional(Type.String({ pattern: '^[UW][0-9A-Z]{5,20}$', description: 'Member ID' })),
      },
      { ...closed, description: 'By which robots mention the member' },
    ),
  },
  closed,
);
const MineView = Type.Object({ ...MineBody.properties, browsers: Type.Integer() });

const Key = Type.String({ pattern: '^[0-9a-zA-Z_-]{16,200}={0,2}$' });
const PushBody = Type.Object(
  {
    subscription: Type.Object(
      {
        endpoint: Type.String({ pattern: '^https?://[^\\s]{1,2000}$' }),
        expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
        keys: Type.Object({ p256dh: Key, auth: Key }, closed),
      },
      { ...closed, description: 'What PushManager.subscribe of the browser gives' },
    ),
  },
  closed,
);
const ForgetQuery = Type.Object(
  { endpoint: Type.Optional(Type.String({ maxLength: 2_048, description: 'Without it: all browsers' })) },
  closed,
);

const KEYS_HAVE_NONE = 'How one is called is a member’s own.';

/** How the caller wants to be called, and on which browsers. */
export function registerMine(app: FastifyInstance, house: PagingHouse): void {
  const { database, seal, vapid } = house;
  const show = async (queries: Queries, principal: Extract<Principal, { kind: 'member' }>) => {
    const owner = { workspaceId: principal.workspaceId, memberId: principal.userId };
    const browsers = (await readSubscriptions(queries, seal, owner)).length;
    const chosen = await readPreference(queries, owner);
    return { ...(structuredClone(chosen) as Static<typeof MineBody>), browsers };
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/paging/mine',
    access: ACCESS.own,
    summary:
      'How the caller is called: channels per severity, quiet time, handles for robots, number of browsers',
    tag: 'beacon',
    reply: MineView,
    handle: async ({ principal }) =>
      principal.kind === 'member'
        ? done(await show(database.queries, principal))
        : refuse('access.role', KEYS_HAVE_NONE),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/paging/mine',
    access: ACCESS.own,
    summary: 'Choose how to be called',
    tag: 'beacon',
    body: MineBody,
    reply: MineView,
    handle: async ({ call, principal, body }) => {
      if (principal.kind !== 'member') return refuse('access.role', KEYS_HAVE_NONE);
      const refusal = checkMine(body);
      if (refusal) return refusal;
      return database.transact(async (queries) => {
        const { channels, quiet } = body;
        const handles = Object.fromEntries(Object.entries(body.handles).filter(([, value]) => value));
        const place = { workspaceId: call.workspaceId, memberId: principal.userId };
        const set = { channels, quiet, handles };
        await queries
          .insert(pagePreferences)
          .values({ ...place, ...set })
          .onConflictDoUpdate({ target: [pagePreferences.workspaceId, pagePreferences.memberId], set });
        await recordChange(queries, call, {
          action: 'paging.preferred',
          thing: 'member',
          thingId: principal.userId,
          detail: { channels, quiet, handles: Object.keys(handles) },
        });
        return done(await show(queries, principal));
      });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/paging/push/key',
    access: ACCESS.own,
    summary: 'The public key that a browser subscribes with (applicationServerKey)',
    tag: 'beacon',
    reply: Type.Object({ key: Type.String() }),
    handle: async () => done({ key: vapid.publicKey }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/paging/push',
    access: ACCESS.own,
    summary: 'Be called on this browser',
    tag: 'beacon',
    body: PushBody,
    reply: Type.Object({ browsers: Type.Integer() }),
    status: 201,
    handle: async ({ call, principal, body }) => {
      if (principal.kind !== 'member') return refuse('access.role', KEYS_HAVE_NONE);
      const owner = { workspaceId: call.workspaceId, memberId: principal.userId };
      const { endpoint: address, keys } = body.subscription;
      return database.transact(async (queries) => {
        const id = await keepSubscription(queries, seal, {
          owner,
          target: { endpoint: address, keys },
          now: call.now,
        });
        await recordChange(queries, call, { action: 'browser.added', thing: 'browser', thingId: id });
        return done({ browsers: (await readSubscriptions(queries, seal, owner)).length });
      });
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/paging/push',
    access: ACCESS.own,
    summary: 'Not be called on a browser any more, or on none',
    tag: 'beacon',
    query: ForgetQuery,
    reply: Type.Object({ removed: Type.Integer() }),
    handle: async ({ call, principal, query }) => {
      if (principal.kind !== 'member') return refuse('access.role', KEYS_HAVE_NONE);
      const owner = { workspaceId: call.workspaceId, memberId: principal.userId };
      return database.transact(async (queries) => {
        const removed = await forgetBrowsers(queries, owner, query.endpoint);
        await recordChange(queries, call, {
          action: 'browser.removed',
          thing: 'member',
          thingId: principal.userId,
          detail: { removed },
        });
        return done({ removed });
      });
    },
  });
}

function checkMine({ quiet }: Static<typeof MineBody>): Refusal | null {
  if (quiet && !isTimeZone(quiet.timeZone)) {
    return refuse('request.invalid', `"${quiet.timeZone}" is no IANA time zone.`, '/quiet/timeZone');
  }
  return null;
}

async function readPreference(
  queries: Queries,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<Preference> {
  const [row] = await queries
    .select({
      channels: pagePreferences.channels,
      quiet: pagePreferences.quiet,
      handles: pagePreferences.handles,
    })
    .from(pagePreferences)
    .where(and(eq(pagePreferences.workspaceId, workspaceId), eq(pagePreferences.memberId, memberId)));
  return row ?? DEFAULT_PREFERENCE;
}
