import { eq } from 'drizzle-orm';
import type { Principal } from '../../../platform/access/principal.ts';
import { userSettings } from '../../../platform/accounts/settings.ts';
import { users } from '../../../platform/accounts/tables.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { ReviewLanguage } from './review.ts';

/** The language that the caller asks for, or else has chosen; programs read Chinese unless they ask. */
export async function languageOf(
  queries: Queries,
  principal: Principal,
  asked: ReviewLanguage | undefined,
): Promise<ReviewLanguage> {
  if (asked || principal.kind === 'key') return asked ?? 'zh-CN';
  const [row] = await queries
    .select({ settings: users.settings })
    .from(users)
    .where(eq(users.id, principal.userId));
  return userSettings(row?.settings ?? {}).language;
}
