import { type Static, Type } from 'typebox';
import { ScopeShape } from '../scope.ts';
import { type Agent, ALARM_RULES, possibleActions } from './action.ts';
import { ALARM_STATES, SEVERITIES } from './alarm.ts';
import type { PainBrief } from './behind.ts';
import type { Subject } from './found.ts';
import type { ControlCounts } from './ports.ts';
import type { AlarmRow } from './store.ts';

const Nullable = <T extends ReturnType<typeof Type.Object> | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Moment = Type.String({ description: 'ISO time' });

export const SubjectView = Type.Object({
  type: Type.String({ enum: ['workspace', 'attribute', 'pain', 'metric'] }),
  attribute: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  painId: Type.Optional(Type.String()),
});

const CauseView = Type.Object({
  causes: Type.Array(
    Type.Object({
      scope: ScopeShape,
      share: Type.Number({ description: 'Of the whole excess, 0 … 1' }),
      lift: Type.Number({ description: 'Times the expected' }),
      actual: Type.Number(),
      expected: Type.Number(),
    }),
  ),
  outside: Type.Boolean({ description: 'No listed attribute explains it' }),
  explained: Type.Number(),
  alternatives: Type.Array(Type.Object({ scope: ScopeShape, overlap: Type.Number() })),
});

const TimesView = Type.Object({
  firstVoiceAt: Nullable(Moment),
  /** When the data at hand were enough to know: where the one-minute promise begins. */
  decidableAt: Nullable(Moment),
  discoveredAt: Moment,
  locatedAt: Nullable(Moment),
  acknowledgedAt: Nullable(Moment),
  deployedAt: Nullable(Moment),
  enforcedAt: Nullable(Moment),
  containedAt: Nullable(Moment),
  fellAt: Nullable(Moment),
  clearedAt: Nullable(Moment),
  reviewedAt: Nullable(Moment),
});

export const AlarmView = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  series: Type.Object({
    id: Type.String(),
    code: Type.String(),
    kind: Type.String({ enum: ['count', 'ratio', 'metric'] }),
    subject: SubjectView,
    title: Type.String(),
  }),
  direction: Type.String({ enum: ['up', 'down'] }),
  why: Type.String({ enum: ['surge', 'fall', 'new', 'missing', 'shift'] }),
  severity: Type.String({ enum: [...SEVERITIES] }),
  state: Type.String({ enum: [...ALARM_STATES] }),
  rate: Type.Number({ description: 'Now; per minute for counts' }),
  expected: Type.Number(),
  lift: Type.Number({ description: 'rate ÷ expected' }),
  peakRate: Type.Number({ description: 'Farthest from what was expected' }),
  floorMs: Type.Number({
    description: 'How soon this rate could be known at all; 0 where no bound is known',
  }),
  cause: Nullable(CauseView),
  owner: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  parentId: Nullable(Type.String({ description: 'The alarm that pages for it' })),
  bond: Nullable(Type.String({ description: 'grouped or inhibited, for a member' })),
  silenceId: Nullable(Type.String({ description: 'The silence that keeps it from paging' })),
  members: Type.Integer({ description: 'Alarms that were grouped under it' }),
  about: Nullable(
    Type.Object(
      { id: Type.String(), title: Type.String() },
      { description: 'Its pain, or the loudest pain of its group' },
    ),
  ),
  drill: Type.Boolean(),
  falsePositive: Type.Boolean(),
  reason: Nullable(Type.String()),
  times: TimesView,
  controls: Type.Object({ active: Type.Integer(), enforced: Type.Integer(), points: Type.Integer() }),
  /** What the caller may do now. */
  possible: Type.Array(Type.String({ enum: Object.keys(ALARM_RULES) })),
  version: Type.Integer(),
});
export type AlarmView = Static<typeof AlarmView>;

/** What it takes to show alarms to somebody. */
export interface Showing {
  readonly names: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, number>;
  readonly about: ReadonlyMap<string, PainBrief>;
  readonly controls: ReadonlyMap<string, ControlCounts>;
  readonly agent: Agent;
}

export function viewAlarm(row: AlarmRow, { names, members, about, controls, agent }: Showing): AlarmView {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    series: {
      id: row.seriesId,
      code: row.seriesCode,
      kind: row.seriesKind,
      subject: viewSubject(row.subject),
      title: row.seriesTitle,
    },
    direction: row.direction,
    why: row.why,
    severity: row.severity,
    state: row.state,
    rate: row.rate,
    expected: row.expected,
    lift: row.lift,
    peakRate: row.peakRate,
    floorMs: row.floorMs ?? 0,
    cause: row.cause && viewCause(row.cause),
    owner: row.ownerId === null ? null : { id: row.ownerId, name: names.get(row.ownerId) ?? row.ownerId },
    parentId: row.parentId,
    bond: row.bond,
    silenceId: row.silenceId,
    members: members.get(row.id) ?? 0,
    about: about.get(row.id) ?? null,
    drill: row.drillId !== null,
    falsePositive: row.right === false,
    reason: row.reason,
    times: viewTimes(row),
    controls: { ...(controls.get(row.id) ?? NO_CONTROLS) },
    possible: possibleActions(row, agent),
    version: row.version,
  };
}

const NO_CONTROLS: ControlCounts = { active: 0, enforced: 0, points: 0 };

const viewSubject = (subject: Subject): Static<typeof SubjectView> => ({ ...subject });

const viewCause = (cause: NonNullable<AlarmRow['cause']>): Static<typeof CauseView> => ({
  causes: cause.causes.map(({ scope, share, lift, actual, expected }) => ({
    scope: viewScope(scope),
    share,
    lift,
    actual,
    expected,
  })),
  outside: cause.outside,
  explained: cause.explained,
  alternatives: cause.alternatives.map(({ scope, overlap }) => ({ scope: viewScope(scope), overlap })),
});

const viewScope = (scope: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(scope).map(([name, values]) => [name, [...values]]));

const viewTimes = (row: AlarmRow): Static<typeof TimesView> => ({
  firstVoiceAt: iso(row.firstVoiceAt),
  decidableAt: iso(row.decidableAt),
  discoveredAt: row.discoveredAt.toISOString(),
  locatedAt: iso(row.locatedAt),
  acknowledgedAt: iso(row.acknowledgedAt),
  deployedAt: iso(row.deployedAt),
  enforcedAt: iso(row.enforcedAt),
  containedAt: iso(row.containedAt),
  fellAt: iso(row.fellAt),
  clearedAt: iso(row.clearedAt),
  reviewedAt: iso(row.reviewedAt),
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
