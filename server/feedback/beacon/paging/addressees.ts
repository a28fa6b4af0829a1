import { and, eq, inArray } from 'drizzle-orm';
import { userSettings } from '../../../platform/accounts/settings.ts';
import { members, users } from '../../../platform/accounts/tables.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { Called, ChannelKind } from './channels/channel.ts';
import { DEFAULT_PREFERENCE, type Preference } from './preference.ts';
import { pagePreferences } from './tables.ts';
import type { PageLanguage } from './words.ts';

/** Somebody to whom a message goes, with what they chose. */
export interface Addressee extends Called {
  readonly language: PageLanguage;
  readonly preference: Preference;
}

/** Those of the members who still belong to the workspace, in the order given. */
export async function readAddressees(
  queries: Queries,
  { workspaceId, memberIds, kind }: { workspaceId: string; memberIds: readonly string[]; kind: ChannelKind },
): Promise<Addressee[]> {
  if (memberIds.length === 0) return [];
  const rows = await queries
    .select({
      memberId: users.id,
      name: users.name,
      email: users.email,
      settings: users.settings,
      channels: pagePreferences.channels,
      quiet: pagePreferences.quiet,
      handles: pagePreferences.handles,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(
      pagePreferences,
      and(eq(pagePreferences.workspaceId, members.workspaceId), eq(pagePreferences.memberId, users.id)),
    )
    .where(and(eq(members.workspaceId, workspaceId), inArray(users.id, [...memberIds])));
  const found = new Map(
    rows.map(({ settings, channels, quiet, handles, ...person }) => [
      person.memberId,
      {
        ...person,
        language: userSettings(settings).language,
        handle: handles?.[kind] ?? null,
        preference: channels && handles ? { channels, quiet, handles } : DEFAULT_PREFERENCE,
      },
    ]),
  );
  return memberIds.flatMap((id) => found.get(id) ?? []);
}
