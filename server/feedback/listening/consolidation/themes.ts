import type { Theme } from '@gongjian/engines/pains';
import { sql } from 'drizzle-orm';
import type { Queries } from '../../../platform/database/database.ts';
import type { Book } from '../book.ts';
import { each, table } from '../store/columns.ts';

/** Writes which theme each living pain is mostly about; a pain that has none any more keeps none. */
export async function writeThemes(
  queries: Queries,
  workspaceId: string,
  { themes, book }: { themes: readonly Theme[]; book: Book },
): Promise<void> {
  await queries.execute(
    sql`update pains set theme = null where workspace_id = ${workspaceId} and theme is not null`,
  );
  const rows = themes.flatMap(({ theme, pains }) =>
    pains.filter((pain) => book.knows(pain)).map((pain) => ({ theme, id: book.root(pain).id })),
  );
  await each(
    queries,
    rows,
    (some) => sql`
    update pains p set theme = t.theme
    from ${table(some, { id: ['uuid', (row) => row.id], theme: ['int4', (row) => row.theme] })}
    where p.workspace_id = ${workspaceId} and p.id = t.id`,
  );
}
