import { and, asc, eq } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { Terms } from '../bell.ts';
import { defaultOwner, mayHold, type Person } from '../people.ts';
import { routingRules } from '../tables.ts';
import { type Routed, type RoutedVoice, route } from './routing.ts';

export type RuleRow = typeof routingRules.$inferSelect;

/** Working minutes to acknowledge, and until the next is called, where no rule says otherwise. */
const DEFAULT_MINUTES = 30;

/** Who hears a bell, by which clock, and why. */
export interface Hearer {
  readonly ownerId: string;
  readonly terms: Terms;
  /** Null where a person was named. */
  readonly routed: Routed<RuleRow> | null;
}

export async function readRules(queries: Queries, workspaceId: string): Promise<RuleRow[]> {
  return queries
    .select()
    .from(routingRules)
    .where(eq(routingRules.workspaceId, workspaceId))
    .orderBy(asc(routingRules.position), asc(routingRules.id));
}

/** The enabled rules whose owner still belongs to the workspace. */
export async function readLiveRules(
  queries: Queries,
  workspaceId: string,
  members: readonly Person[],
): Promise<RuleRow[]> {
  const rules = await queries
    .select()
    .from(routingRules)
    .where(and(eq(routingRules.workspaceId, workspaceId), eq(routingRules.enabled, true)))
    .orderBy(asc(routingRules.position), asc(routingRules.id));
  return rules.filter((rule) => mayHold(members, rule.ownerId));
}

/** The named owner (by the clock of their own rule that fits), else the rule that fits, else the workspace's first owner; null where there is nobody at all. */
export function chooseOwner(
  from: { members: readonly Person[]; rules: readonly RuleRow[]; named?: string | undefined },
  about: { voices: readonly RoutedVoice[]; title: string },
): Hearer | null {
  const { members, rules, named } = from;
  if (named !== undefined) {
    const theirs = rules.filter((rule) => rule.ownerId === named);
    const { rule } = route(theirs, about.voices, about.title);
    return {
      ownerId: named,
      terms: rule ? termsOf(rule, members) : defaultTerms(members, named),
      routed: null,
    };
  }
  const routed = route(rules, about.voices, about.title);
  if (routed.rule) return { ownerId: routed.rule.ownerId, terms: termsOf(routed.rule, members), routed };
  const owner = defaultOwner(members);
  return owner && { ownerId: owner.userId, terms: defaultTerms(members, owner.userId), routed };
}

const termsOf = (rule: RuleRow, members: readonly Person[]): Terms => ({
  acknowledgeMinutes: rule.acknowledgeMinutes,
  ladder: rule.ladder.filter((step) => mayHold(members, step.memberId)),
  calendarId: rule.calendarId,
});

/** Without a rule, the workspace's first owner is called when the acknowledgement is late. */
function defaultTerms(members: readonly Person[], ownerId: string): Terms {
  const next = members.find((member) => member.role === 'owner' && member.userId !== ownerId);
  const ladder = next ? [{ memberId: next.userId, afterMinutes: 0 }] : [];
  return { acknowledgeMinutes: DEFAULT_MINUTES, ladder, calendarId: null };
}
