import { and, desc, eq, lt, or } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { ACCESS } from '../../../platform/access/roles.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Services } from '../../../services.ts';
import './events.ts';
import { addPromotion, editPromotion, removePromotion } from './promotions.ts';
import { PromotionBody, PromotionPatch, PromotionView, viewPromotion } from './shapes.ts';
import type { PromotionRow } from './store.ts';
import { promotions } from './tables.ts';

const Params = Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) });
const ListQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ pattern: UUID_PATTERN })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
);

/** The calendar of promotions. @param learned what a kind has lifted so far; null: nothing is known */
export function registerPromotions(
  app: FastifyInstance,
  { database, bus }: Pick<Services, 'database' | 'bus'>,
  learned: (workspaceId: string, kind: string) => number | null,
): void {
  const view = (row: PromotionRow) => viewPromotion(row, learned(row.workspaceId, row.kind));
  const tell = ({ workspaceId }: Call, promotionId: string) =>
    bus.publish('promotions.changed', workspaceId, { promotionId });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/promotions',
    access: ACCESS.read,
    summary: 'The calendar of promotions, the latest first',
    tag: 'beacon',
    query: ListQuery,
    reply: Type.Object({
      items: Type.Array(PromotionView),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ call, query }) => {
      const limit = query.limit ?? 100;
      const rows = await readPage(database.queries, call.workspaceId, {
        after: query.after,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      return done({ items: page.map(view), next: rows.length > limit ? page.at(-1)!.id : null });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/promotions',
    access: ACCESS.manage,
    summary: 'Plan a promotion: a planned rise rings nothing, one beyond it does',
    tag: 'beacon',
    body: PromotionBody,
    reply: PromotionView,
    status: 201,
    handle: async ({ call, body }) => {
      const outcome = await database.transact((queries) => addPromotion(queries, call, body));
      if (!outcome.ok) return outcome;
      tell(call, outcome.value.id);
      return done(view(outcome.value));
    },
  });
  endpoint(app, {
    method: 'PATCH',
    url: '/api/v1/promotions/:id',
    access: ACCESS.manage,
    summary: 'Change a promotion',
    tag: 'beacon',
    params: Params,
    body: PromotionPatch,
    reply: PromotionView,
    handle: async ({ call, params, body }) => {
      const edit = { id: params.id, edit: body };
      const outcome = await database.transact((queries) => editPromotion(queries, call, edit));
      if (!outcome.ok) return outcome;
      tell(call, params.id);
      return done(view(outcome.value));
    },
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/promotions/:id',
    access: ACCESS.manage,
    summary: 'Take a promotion out of the calendar',
    tag: 'beacon',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: async ({ call, params }) => {
      const outcome = await database.transact((queries) => removePromotion(queries, call, params.id));
      if (outcome.ok) tell(call, params.id);
      return outcome;
    },
  });
}

async function readPage(
  queries: Queries,
  workspaceId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<PromotionRow[]> {
  const here = eq(promotions.workspaceId, workspaceId);
  const [last] = after
    ? await queries
        .select()
        .from(promotions)
        .where(and(here, eq(promotions.id, after)))
    : [];
  if (after && !last) return [];
  const before = last
    ? or(
        lt(promotions.startsAt, last.startsAt),
        and(eq(promotions.startsAt, last.startsAt), lt(promotions.id, last.id)),
      )
    : undefined;
  return queries
    .select()
    .from(promotions)
    .where(and(here, before))
    .orderBy(desc(promotions.startsAt), desc(promotions.id))
    .limit(limit);
}
