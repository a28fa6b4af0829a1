import { and, eq, max } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Call } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import { recordChange } from '../../platform/audit/record.ts';
import type { Queries } from '../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { newId, UUID_PATTERN } from '../../platform/ids.ts';
import type { Bellhouse } from './bellhouse.ts';
import { type RuleRow, readRules } from './choose-owner.ts';
import './events.ts';
import { mayHold, type Person } from './people.ts';
import { routingRules, workingCalendars } from './tables.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Member = Type.String({ minLength: 1, maxLength: 64 });
const Values = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 200 });
/** At most a year of working minutes. */
const Minutes = Type.Integer({ minimum: 0, maximum: 120_000 });

const MatchesSchema = Type.Object(
  {
    attributes: Type.Optional(
      Type.Record(Type.String({ pattern: '^.{1,64}$' }), Values, { maxProperties: 16 }),
    ),
    channels: Type.Optional(Values),
    words: Type.Optional(Values),
  },
  { additionalProperties: false, description: 'All parts given must fit; within one, any value does' },
);

const RULE = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  matches: MatchesSchema,
  ownerId: Member,
  acknowledgeMinutes: Type.Integer({ minimum: 1, maximum: 120_000, description: 'Working minutes' }),
  ladder: Type.Array(
    Type.Object({ memberId: Member, afterMinutes: Minutes }, { additionalProperties: false }),
    { maxItems: 10, description: 'Who is called next, each after so many more working minutes' },
  ),
  calendarId: Type.Union([Id, Type.Null()]),
  enabled: Type.Boolean(),
};
const RuleBody = Type.Object(RULE, { additionalProperties: false });
const RuleEdit = Type.Object(
  { ...RULE, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
export const RuleView = Type.Object({ id: Id, position: Type.Integer(), ...RULE, version: Type.Integer() });
const RuleList = Type.Object({ items: Type.Array(RuleView) });
const Params = Type.Object({ id: Id });

export function viewRule({ workspaceId: _, ...row }: RuleRow): Static<typeof RuleView> {
  return { ...row, matches: structuredClone(row.matches) as Static<typeof MatchesSchema> };
}

/** Who hears what: an ordered list of rules. */
export function registerRules(app: FastifyInstance, house: Bellhouse): void {
  const { queries } = house.database;
  const change = async <T>(
    call: Call,
    work: (queries: Queries, members: readonly Person[]) => Promise<Outcome<T>>,
  ) => {
    const members = await house.people.members(call.workspaceId);
    const outcome = await house.database.transact((inside) => work(inside, members));
    if (outcome.ok) house.bus.publish('routing.changed', call.workspaceId, {});
    return outcome;
  };
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/routing/rules',
    access: ACCESS.read,
    summary: 'Rules of routing in the order in which they are tried',
    tag: 'bells',
    reply: RuleList,
    handle: async ({ call }) => done({ items: (await readRules(queries, call.workspaceId)).map(viewRule) }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/routing/rules',
    access: ACCESS.manage,
    summary: 'Add a rule, last in order',
    tag: 'bells',
    body: RuleBody,
    reply: RuleView,
    status: 201,
    handle: ({ call, body }) => change(call, (inside, members) => addRule(inside, call, { body, members })),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/routing/rules/:id',
    access: ACCESS.manage,
    summary: 'Change a rule',
    tag: 'bells',
    params: Params,
    body: RuleEdit,
    reply: RuleView,
    handle: ({ call, params, body }) =>
      change(call, (inside, members) => editRule(inside, call, { id: params.id, body, members })),
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/routing/order',
    access: ACCESS.manage,
    summary: 'Put the rules in order; every rule is named once',
    tag: 'bells',
    body: Type.Object(
      { ids: Type.Array(Id, { maxItems: 1_000, uniqueItems: true }) },
      { additionalProperties: false },
    ),
    reply: RuleList,
    handle: ({ call, body }) => change(call, (inside) => orderRules(inside, call, body.ids)),
  });
  endpoint(app, {
    method: 'DELETE',
    url: '/api/v1/routing/rules/:id',
    access: ACCESS.manage,
    summary: 'Remove a rule; bells that it routed keep their owner and clock',
    tag: 'bells',
    params: Params,
    reply: Type.Object({ removed: Type.Literal(true) }),
    handle: ({ call, params }) => change(call, (inside) => removeRule(inside, call, params.id)),
  });
}

async function addRule(
  queries: Queries,
  call: Call,
  { body, members }: { body: Static<typeof RuleBody>; members: readonly Person[] },
): Promise<Outcome<Static<typeof RuleView>>> {
  const refusal = await checkRule(queries, call, { body, members });
  if (refusal) return refusal;
  const { workspaceId } = call;
  const [last] = await queries
    .select({ position: max(routingRules.position) })
    .from(routingRules)
    .where(eq(routingRules.workspaceId, workspaceId));
  const [row] = await queries
    .insert(routingRules)
    .values({ ...body, workspaceId, id: newId(), position: (last?.position ?? 0) + 1 })
    .returning();
  await recordChange(queries, call, {
    action: 'rule.added',
    thing: 'rule',
    thingId: row!.id,
    detail: { after: body },
  });
  return done(viewRule(row!));
}

async function editRule(
  queries: Queries,
  call: Call,
  { id, body, members }: { id: string; body: Static<typeof RuleEdit>; members: readonly Person[] },
): Promise<Outcome<Static<typeof RuleView>>> {
  const here = and(eq(routingRules.workspaceId, call.workspaceId), eq(routingRules.id, id));
  const [before] = await queries.select().from(routingRules).where(here).for('update');
  if (!before) return refuse('thing.unknown', 'There is no such rule.', 'id');
  if (before.version !== body.version)
    return refuse('thing.stale', `The rule is at version ${before.version}.`);
  const refusal = await checkRule(queries, call, { body, members });
  if (refusal) return refusal;
  const [row] = await queries
    .update(routingRules)
    .set({ ...body, version: body.version + 1 })
    .where(here)
    .returning();
  const detail = { before: viewRule(before), after: viewRule(row!) };
  await recordChange(queries, call, { action: 'rule.changed', thing: 'rule', thingId: id, detail });
  return done(viewRule(row!));
}

async function orderRules(
  queries: Queries,
  call: Call,
  ids: readonly string[],
): Promise<Outcome<Static<typeof RuleList>>> {
  const rules = await readRules(queries, call.workspaceId);
  const known = new Set(rules.map(({ id }) => id));
  if (ids.length !== known.size || ids.some((id) => !known.has(id))) {
    return refuse('thing.stale', 'The order must name every rule once; read the rules again.', '/ids');
  }
  for (const [i, id] of ids.entries()) {
    await queries
      .update(routingRules)
      .set({ position: i + 1 })
      .where(and(eq(routingRules.workspaceId, call.workspaceId), eq(routingRules.id, id)));
  }
  const detail = { before: rules.map(({ id }) => id), after: ids };
  await recordChange(queries, call, {
    action: 'rule.ordered',
    thing: 'rule',
    thingId: call.workspaceId,
    detail,
  });
  return done({ items: (await readRules(queries, call.workspaceId)).map(viewRule) });
}

async function removeRule(queries: Queries, call: Call, id: string): Promise<Outcome<{ removed: true }>> {
  const [row] = await queries
    .delete(routingRules)
    .where(and(eq(routingRules.workspaceId, call.workspaceId), eq(routingRules.id, id)))
    .returning();
  if (!row) return refuse('thing.unknown', 'There is no such rule.', 'id');
  const detail = { before: viewRule(row) };
  await recordChange(queries, call, { action: 'rule.removed', thing: 'rule', thingId: id, detail });
  return done({ removed: true });
}

/** Everybody named must be a member who can hold a bell, and the calendar must be the workspace's own. */
async function checkRule(
  queries: Queries,
  call: Call,
  { body, members }: { body: Static<typeof RuleBody>; members: readonly Person[] },
): Promise<Refusal | null> {
  if (!mayHold(members, body.ownerId))
    return refuse('thing.unknown', 'No such member can hold a bell.', '/ownerId');
  const stranger = body.ladder.findIndex((step) => !mayHold(members, step.memberId));
  if (stranger >= 0)
    return refuse('thing.unknown', 'No such member can be called.', `/ladder/${stranger}/memberId`);
  if (body.calendarId === null) return null;
  const found = await queries
    .select({ id: workingCalendars.id })
    .from(workingCalendars)
    .where(and(eq(workingCalendars.workspaceId, call.workspaceId), eq(workingCalendars.id, body.calendarId)));
  return found.length > 0 ? null : refuse('thing.unknown', 'There is no such calendar.', '/calendarId');
}
