import { type Static, Type } from 'typebox';
import { type Agent, BELL_RULES, possibleActions } from './action.ts';
import { BELL_STATES, calledBy, isOverdue, isWaiting } from './bell.ts';
import type { Calendars } from './calendars/calendars.ts';
import { workingMinutesBetween } from './calendars/working-time.ts';
import type { BellRow } from './store.ts';

const Nullable = <T extends ReturnType<typeof Type.Unsafe> | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Moment = Type.String({ description: 'ISO time' });

const PersonView = Type.Object({ id: Type.String(), name: Type.String() });

const WindowView = Type.Object({
  from: Type.String({ description: 'ISO time, included' }),
  to: Type.String({ description: 'ISO time, excluded' }),
  days: Type.Number({ description: 'Exposure in days' }),
  voices: Type.Integer({ description: 'Points of the pain, repeats not counted' }),
  heard: Type.Integer({ description: 'All voices of the workspace' }),
});

/** The judgement on whether the pain has fallen, with all its numbers. */
export const ProofView = Type.Object({
  verdict: Type.String({ enum: ['fallen', 'notFallen', 'tooEarly', 'tooFew', 'silent', 'noPain'] }),
  before: Type.Union([WindowView, Type.Null()]),
  after: Type.Union([WindowView, Type.Null()]),
  ratio: Type.Union([Type.Number(), Type.Null()]),
  /** 90 %; the upper end is null where it is unbounded. */
  ratioInterval: Type.Union([Type.Array(Type.Union([Type.Number(), Type.Null()])), Type.Null()]),
  p: Type.Union([Type.Number(), Type.Null()]),
  judgeableAt: Nullable(Moment),
  says: Type.String(),
});

export const BellView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  note: Type.String(),
  painId: Nullable(Type.String()),
  ruleId: Nullable(Type.String()),
  state: Type.String({ enum: [...BELL_STATES] }),
  ringer: PersonView,
  owner: PersonView,
  rungAt: Moment,
  clock: Type.Object({
    running: Type.Boolean(),
    from: Moment,
    dueAt: Moment,
    /** Working minutes until the acknowledgement is due, negative when late; null while no clock runs. */
    minutesLeft: Type.Union([Type.Number(), Type.Null()]),
    overdue: Type.Boolean(),
    nextCallAt: Nullable(Moment),
    called: Type.Array(PersonView),
    ladder: Type.Array(Type.Object({ person: PersonView, afterMinutes: Type.Number() })),
  }),
  acknowledgedAt: Nullable(Moment),
  changedAt: Nullable(Moment),
  change: Nullable(Type.String()),
  verifiedAt: Nullable(Moment),
  proof: Type.Union([ProofView, Type.Null()]),
  reason: Nullable(Type.String()),
  /** What the caller may do now. */
  actions: Type.Array(Type.String({ enum: Object.keys(BELL_RULES) })),
  version: Type.Integer(),
});
export type BellView = Static<typeof BellView>;

/** What it takes to show bells to somebody. */
export interface Showing {
  readonly names: ReadonlyMap<string, string>;
  readonly calendars: Calendars;
  readonly agent: Agent;
  readonly now: Date;
}

export function viewBell(row: BellRow, { names, calendars, agent, now }: Showing): BellView {
  const person = (id: string) => ({ id, name: names.get(id) ?? id });
  const running = isWaiting(row);
  const calendar = calendars(row.terms.calendarId);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    note: row.note,
    painId: row.painId,
    ruleId: row.ruleId,
    state: row.state,
    ringer: person(row.ringerId),
    owner: person(row.ownerId),
    rungAt: row.rungAt.toISOString(),
    clock: {
      running,
      from: row.clockFrom.toISOString(),
      dueAt: row.dueAt.toISOString(),
      minutesLeft: running ? Math.round(workingMinutesBetween(calendar, now, row.dueAt)) : null,
      overdue: running && isOverdue(row, now),
      nextCallAt: iso(row.nextCallAt),
      called: calledBy(row).map(person),
      ladder: row.terms.ladder.map((step) => ({
        person: person(step.memberId),
        afterMinutes: step.afterMinutes,
      })),
    },
    acknowledgedAt: iso(row.acknowledgedAt),
    changedAt: iso(row.changedAt),
    change: row.change,
    verifiedAt: iso(row.verifiedAt),
    proof: viewProof(row.proof),
    reason: row.reason,
    actions: possibleActions(row, agent).filter((type) => type !== 'escalate'),
    version: row.version,
  };
}

export const viewProof = (proof: BellRow['proof']): Static<typeof ProofView> | null =>
  proof && { ...proof, ratioInterval: proof.ratioInterval && [...proof.ratioInterval] };

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
