import { type Static, type TSchema, Type } from 'typebox';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { labelOf, type Turning, weekOn } from './calendar.ts';
import type { Module } from './modules.ts';
import type { Cycle } from './store.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const Day = Type.String({ format: 'date' });
const Name = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[^\\u0000-\\u001f]*\\S[^\\u0000-\\u001f]*$',
});
const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;

const Cadence = Type.Union(
  [
    Type.Literal('year'),
    Type.Literal('half'),
    Type.Literal('quarter'),
    Type.Literal('month'),
    Type.Literal('custom'),
  ],
  { description: 'How often the loop turns; custom needs `days`.' },
);
const Days = Type.Integer({ minimum: 7, maximum: 732, description: 'Length of a custom cycle in days.' });

export const ByIdParams = Type.Object({ id: Id }, strict);

export const CycleView = Type.Object(
  {
    id: Id,
    moduleId: orNull(Id),
    name: orNull(Type.String()),
    label: Type.String({ description: 'Made from the dates, such as 2026-Q4.' }),
    cadence: Cadence,
    days: orNull(Type.Integer()),
    startsOn: Day,
    endsOn: Day,
    state: Type.Union([
      Type.Literal('planned'),
      Type.Literal('running'),
      Type.Literal('over'),
      Type.Literal('closed'),
    ]),
    closedAt: orNull(Type.String()),
    week: orNull(Type.Integer({ description: 'Week of today, 1 … weeks; null outside the cycle.' })),
    weeks: orNull(Type.Integer()),
    version: Type.Integer(),
  },
  strict,
);

export const CyclesView = Type.Object({ cycles: Type.Array(CycleView), next: orNull(Id) }, strict);
export const CyclesQuery = Type.Object(
  {
    moduleId: Type.Optional(Id),
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
);
export const CurrentQuery = Type.Object({ moduleId: Type.Optional(Id) }, strict);
export const CreateCycle = Type.Object(
  {
    moduleId: Type.Optional(Id),
    name: Type.Optional(Name),
    cadence: Cadence,
    days: Type.Optional(Days),
    startsOn: Type.Optional(Day),
  },
  strict,
);
export const RenameCycle = Type.Object({ version: Type.Integer(), name: orNull(Name) }, strict);
export const CloseCycle = Type.Object(
  {
    version: Type.Integer(),
    on: Type.Optional(Day),
    next: Type.Optional(Type.Object({ cadence: Cadence, days: Type.Optional(Days) }, strict)),
    reason: Type.Optional(Type.String({ maxLength: 2000, pattern: '^[^\\u0000]*$' })),
  },
  strict,
);
export const ClosedView = Type.Object({ closed: CycleView, next: CycleView }, strict);

export const ModuleView = Type.Object(
  { id: Id, name: Type.String(), cadence: Cadence, days: orNull(Type.Integer()), version: Type.Integer() },
  strict,
);
export const ModulesView = Type.Object({ modules: Type.Array(ModuleView) }, strict);
export const CreateModule = Type.Object({ name: Name, cadence: Cadence, days: Type.Optional(Days) }, strict);
export const ChangeModule = Type.Object(
  {
    version: Type.Integer(),
    name: Type.Optional(Name),
    cadence: Type.Optional(Cadence),
    days: Type.Optional(Days),
  },
  strict,
);

/** A cadence as it was asked for; null where `days` and cadence do not fit each other. */
export function turningAsked(asked: { cadence: Static<typeof Cadence>; days?: number }): Turning | null {
  if (asked.cadence !== 'custom') return asked.days === undefined ? { cadence: asked.cadence } : null;
  return asked.days === undefined ? null : { cadence: 'custom', days: asked.days };
}

/** @param today the company's calendar day */
export function viewCycle(cycle: Cycle, today: string): Static<typeof CycleView> {
  const at = weekOn(today, cycle);
  const { workspaceId: _, closedAt, ...rest } = cycle;
  const phase = today < cycle.startsOn ? 'planned' : today > cycle.endsOn ? 'over' : 'running';
  return {
    ...rest,
    label: labelOf(cycle, cycle.cadence),
    state: closedAt ? 'closed' : phase,
    closedAt: closedAt?.toISOString() ?? null,
    week: at?.week ?? null,
    weeks: weekOn(cycle.startsOn, cycle)?.weeks ?? null,
  };
}

export function viewModule({ id, name, cadence, days, version }: Module): Static<typeof ModuleView> {
  return { id, name, cadence, days, version };
}
