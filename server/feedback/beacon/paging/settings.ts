import { eq } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import { readCalendars } from '../../bells/calendars/calendars.ts';
import { workingMinutesBetween } from '../../bells/calendars/working-time.ts';
import { mayHold } from '../../bells/people.ts';
import type { Ladder, Target } from '../ladders/ladder.ts';
import { readLadders } from '../ladders/ladders.ts';
import type { Rota } from '../on-call/rota.ts';
import { readRotas } from '../on-call/rotas.ts';
import { who } from '../on-call/who.ts';
import type { PageMember, PagePeople } from './house.ts';
import { DEFAULT_PREFERENCE, type Preference } from './preference.ts';
import { pagePreferences } from './tables.ts';

/** What a workspace set up for paging, as it is now. */
export interface PageSettings {
  readonly ladders: readonly Ladder[];
  /** Members whom a step means at a moment, each once, without those who left. */
  membersFor(targets: readonly Target[], asked: { ownerId: string | null; at: Date }): string[];
  preferenceOf(memberId: string): Preference;
  /** Whether it is working time by a calendar. */
  isWorking(calendarId: string, at: Date): boolean;
}

export async function readPageSettings(
  queries: Queries,
  people: PagePeople,
  workspaceId: string,
): Promise<PageSettings> {
  const [ladders, rotas, calendars, members, chosen] = [
    await readLadders(queries, workspaceId),
    await readRotas(queries, workspaceId),
    await readCalendars(queries, workspaceId),
    await people.members(workspaceId),
    await queries.select().from(pagePreferences).where(eq(pagePreferences.workspaceId, workspaceId)),
  ];
  const byId = new Map(rotas.map((rota) => [rota.id, rota]));
  const preferences = new Map(chosen.map((row) => [row.memberId, row]));
  return {
    ladders,
    membersFor: (targets, { ownerId, at }) => {
      const named = targets.flatMap((target) => meant(target, { ownerId, at, rotas: byId, members }));
      return [...new Set(named)].filter((id) => mayHold(members, id));
    },
    preferenceOf: (memberId) => preferences.get(memberId) ?? DEFAULT_PREFERENCE,
    isWorking: (calendarId, at) =>
      workingMinutesBetween(calendars(calendarId), at, new Date(at.getTime() + 1)) > 0,
  };
}

interface Meaning {
  readonly ownerId: string | null;
  readonly at: Date;
  readonly rotas: ReadonlyMap<string, Rota>;
  readonly members: readonly PageMember[];
}

function meant(target: Target, { ownerId, at, rotas, members }: Meaning): string[] {
  if ('member' in target) return [target.member];
  if ('owner' in target) return ownerId === null ? [] : [ownerId];
  if ('leaders' in target) {
    return members.filter(({ role }) => role === 'owner' || role === 'leader').map(({ userId }) => userId);
  }
  const rota = rotas.get(target.rota);
  const person = rota ? who(rota, at) : null;
  return person === null ? [] : [person];
}
