import { and, desc, eq } from 'drizzle-orm';
import type { Role } from '../../platform/access/roles.ts';
import { isTimeZone, userSettings, workspaceSettings } from '../../platform/accounts/settings.ts';
import { members, users, workspaces } from '../../platform/accounts/tables.ts';
import type { Queries } from '../../platform/database/database.ts';
import { digestDays } from './tables.ts';
import type { MailLanguage } from './words.ts';

/** A member who gets mails. */
export interface Reader {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: MailLanguage;
  readonly timeZone: string;
  readonly wantsDigest: boolean;
}

const COLUMNS = {
  workspaceId: members.workspaceId,
  id: users.id,
  name: users.name,
  email: users.email,
  role: members.role,
  chosen: users.settings,
  ofWorkspace: workspaces.settings,
};

/** Names that by standard belong to nobody (RFC 2606): the sample's people, and an owner who gave no address yet. */
const NOWHERE = /\.(example|invalid)$/i;

/** All members of all workspaces that mail can reach, with what they chose. */
export async function readReaders(queries: Queries): Promise<Reader[]> {
  const rows = await queries
    .select(COLUMNS)
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId));
  const reachable = rows.filter(({ email }) => !NOWHERE.test(email));
  return reachable.map(({ chosen, ofWorkspace, ...row }) => {
    const settings = userSettings(chosen);
    const own = settings.timeZone;
    return {
      ...row,
      language: settings.language,
      timeZone: own && isTimeZone(own) ? own : workspaceSettings(ofWorkspace).timeZone,
      wantsDigest: settings.digest,
    };
  });
}

/** When the member's digest was last dealt with. */
export async function lastDigest(queries: Queries, reader: Reader): Promise<Date | null> {
  const [row] = await queries
    .select({ at: digestDays.at })
    .from(digestDays)
    .where(and(eq(digestDays.workspaceId, reader.workspaceId), eq(digestDays.memberId, reader.id)))
    .orderBy(desc(digestDays.day))
    .limit(1);
  return row?.at ?? null;
}
