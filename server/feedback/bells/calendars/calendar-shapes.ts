import { type Static, Type } from 'typebox';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { workingCalendars } from '../tables.ts';
import { type Block, DEFAULT_CALENDAR } from './working-time.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
const BlockSchema = Type.Unsafe<Block>(
  Type.Array(Type.String({ pattern: '^\\d\\d:\\d\\d$' }), {
    minItems: 2,
    maxItems: 2,
    description: 'From, to',
  }),
);
const DaySchema = Type.Array(BlockSchema, { maxItems: 24 });

const CALENDAR = {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  timeZone: Type.String({ maxLength: 64, description: 'IANA name' }),
  week: Type.Record(Type.String({ pattern: '^[1-7]$' }), DaySchema, {
    description: 'Weekday 1 (Monday) to 7 → blocks; a missing day is free',
  }),
  exceptions: Type.Record(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }), DaySchema, {
    maxProperties: 1_000,
    description: 'Day → blocks instead; none for a holiday',
  }),
  isDefault: Type.Boolean(),
};
export const CalendarBody = Type.Object(CALENDAR, { additionalProperties: false });
export const CalendarEdit = Type.Object(
  { ...CALENDAR, version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);
/** `id` is null for the calendar that every workspace starts with, until it keeps a default of its own. */
export const CalendarView = Type.Object({
  id: Type.Union([Id, Type.Null()]),
  ...CALENDAR,
  version: Type.Integer(),
});
export type CalendarView = Static<typeof CalendarView>;
export type CalendarBody = Static<typeof CalendarBody>;

type Row = typeof workingCalendars.$inferSelect;
export const viewCalendar = ({ workspaceId: _, ...row }: Row): CalendarView => row;
export const BUILT_IN_VIEW = {
  id: null,
  name: '',
  ...structuredClone(DEFAULT_CALENDAR),
  isDefault: true,
  version: 1,
} as CalendarView;
export type CalendarEdit = Static<typeof CalendarEdit>;
