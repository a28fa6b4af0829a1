import { and, desc, eq, gt } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import { done, refuse } from '../../errors/refusal.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { Accounts, AccountsParts } from '../accounts.ts';
import { recordForUser } from '../audit.ts';
import { sessions } from '../tables.ts';
import { memberId } from './me.ts';
import { Id, IdParams, Moment } from './shapes.ts';

const closed = { additionalProperties: false } as const;
const SessionShape = Type.Object(
  {
    id: Id,
    startedAt: Moment,
    /** When it was last kept alive; at most once a day. */
    seenAt: Moment,
    device: Type.Union([Type.String(), Type.Null()], { description: 'What the browser calls itself' }),
    current: Type.Boolean(),
  },
  closed,
);

/** Where a member is signed in, and how to end it there. */
export function openSessions(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  const { queries } = parts.database;
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/me/sessions',
    access: ACCESS.own,
    summary: 'Where one is signed in',
    tag: 'accounts',
    reply: Type.Object({ sessions: Type.Array(SessionShape) }, closed),
    handle: async ({ principal, request }) => {
      const signedIn = await accounts.sessions.read(request.headers.cookie);
      // Sessions end by the machine's own clock, which the accounts library goes by.
      const rows = await queries
        .select()
        .from(sessions)
        .where(and(eq(sessions.userId, memberId(principal)), gt(sessions.expiresAt, new Date())))
        .orderBy(desc(sessions.createdAt));
      const shape = (row: typeof sessions.$inferSelect) => ({
        id: row.id,
        startedAt: row.createdAt.toISOString(),
        seenAt: row.updatedAt.toISOString(),
        device: row.userAgent || null,
        current: row.token === signedIn?.sessionToken,
      });
      return done({ sessions: rows.map(shape) });
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/me/sessions/:id',
    access: ACCESS.own,
    summary: 'End one of one’s own sessions, at once',
    tag: 'accounts',
    params: IdParams,
    reply: Type.Object({ ended: Id }, closed),
    handle: async ({ principal, params, request, call }) => {
      const userId = memberId(principal);
      const signedIn = await accounts.sessions.read(request.headers.cookie);
      const outcome = await parts.database.transact(async (inside) => {
        const ended = await inside
          .delete(sessions)
          .where(and(eq(sessions.userId, userId), eq(sessions.id, params.id)))
          .returning({ id: sessions.id });
        if (ended.length === 0 || !signedIn) return refuse('thing.unknown', 'You have no such session.');
        await recordForUser(inside, signedIn, { action: 'account.sessionEnded', now: call.now });
        return done({ ended: params.id });
      });
      accounts.sessions.forgetUser(userId);
      return outcome;
    },
  });
}
