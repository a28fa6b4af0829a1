import { and, eq, sql } from 'drizzle-orm';
import type { Call } from '../../../platform/access/principal.ts';
import { recordChange } from '../../../platform/audit/record.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { newId } from '../../../platform/ids.ts';
import { painThemes, themeEvents } from './tables.ts';

interface Named {
  readonly title: string;
  readonly titledBy: 'words' | 'person';
}

export interface RenameTheme extends Named {
  readonly theme: number;
  /** The version that the caller saw; null where none is asked for. */
  readonly version: number | null;
  readonly undoes?: string;
}

const STALE = refuse('thing.stale', 'Somebody changed this theme meanwhile; read it again.', 'body/version');

/** Gives a theme a title that no grouping anew overwrites. */
export async function renameTheme(
  queries: Queries,
  call: Call,
  rename: RenameTheme,
): Promise<Outcome<number>> {
  const { theme, title, titledBy, undoes } = rename;
  const own = and(eq(painThemes.workspaceId, call.workspaceId), eq(painThemes.theme, theme));
  const [before] = await queries.select().from(painThemes).where(own);
  if (!before) return refuse('thing.unknown', 'There is no such theme.', 'theme');
  if (rename.version !== null && rename.version !== before.version) return STALE;
  const updated = await queries
    .update(painThemes)
    .set({ title, titledBy, version: sql`${painThemes.version} + 1` })
    .where(and(own, eq(painThemes.version, before.version)));
  if (updated.rowCount !== 1) return STALE;
  const detail = {
    before: { title: before.title, titledBy: before.titledBy },
    after: { title, titledBy },
    ...(undoes && { undoes }),
  };
  await queries.insert(themeEvents).values({
    ...{ workspaceId: call.workspaceId, id: newId(), theme, other: null, type: 'renamed' },
    ...{ at: call.now, actorName: call.actor.name, detail },
  });
  await recordChange(queries, call, {
    action: 'theme.renamed',
    thing: 'theme',
    thingId: String(theme),
    detail,
  });
  return done(theme);
}

/** Takes a person's title back, as long as it still is the title. */
export async function undoThemeEvent(queries: Queries, call: Call, id: string): Promise<Outcome<number>> {
  const own = and(eq(themeEvents.workspaceId, call.workspaceId), eq(themeEvents.id, id));
  const [event] = await queries.select().from(themeEvents).where(own);
  if (!event) return refuse('thing.unknown', 'There is no such event.', 'id');
  if (event.type !== 'renamed') return refuse('action.impossible', 'This cannot be undone.', 'id');
  const { before, after } = event.detail as Record<'before' | 'after', Named>;
  const [theme] = await queries
    .select()
    .from(painThemes)
    .where(and(eq(painThemes.workspaceId, call.workspaceId), eq(painThemes.theme, event.theme)));
  if (theme?.title !== after.title || theme.titledBy !== after.titledBy) {
    return refuse('action.impossible', 'Something later rests on it; undo that first.', 'id');
  }
  return renameTheme(queries, call, { theme: event.theme, ...before, version: null, undoes: id });
}
