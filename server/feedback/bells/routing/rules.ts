import { and, eq, max } from 'drizzle-orm';
import type { Static } from 'typebox';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, type Refusal, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { mayHold, type Person } from '../people.ts';
import { routingRules, workingCalendars } from '../tables.ts';
import { readRules } from './choose-owner.ts';
import type { RuleBody, RuleEdit, RuleList, RuleView } from './rule-shapes.ts';
import { viewRule } from './rule-shapes.ts';

/** Adds a rule, last in order. */
export async function addRule(
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

/** Changes a rule that is at the version given. */
export async function editRule(
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

/** Puts the rules in order; every rule must be named. */
export async function orderRules(
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

/** Removes a rule. */
export async function removeRule(
  queries: Queries,
  call: Call,
  id: string,
): Promise<Outcome<{ removed: true }>> {
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
