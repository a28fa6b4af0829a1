import { sql } from 'drizzle-orm';
import type { Call } from '../../platform/access/principal.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { PainFigures } from '../pains/figures.ts';
import { addText, noWords, type PainWords } from './likeness.ts';

/** The newest texts of a pain tell enough of it. */
const NEWEST = 100;
/** Pains whose texts are cut into words before others get their turn: some ten milliseconds. */
const AT_ONCE = 8;

/** What is said in each pain: its newest texts and its title, which a person may have given it. */
export async function readSaid(
  queries: Queries,
  call: Call,
  pains: readonly PainFigures[],
): Promise<PainWords[]> {
  const said: PainWords[] = [];
  for (let n = 0; n < pains.length; n += AT_ONCE) {
    const some = new Map(pains.slice(n, n + AT_ONCE).map((pain) => [pain.painId, noWords(pain.painId)]));
    for (const { painId, title } of pains.slice(n, n + AT_ONCE)) addText(some.get(painId)!, title);
    for (const { id, text } of await readTexts(queries, call, [...some.keys()])) addText(some.get(id)!, text);
    said.push(...some.values());
  }
  return said;
}

async function readTexts(
  queries: Queries,
  call: Call,
  painIds: readonly string[],
): Promise<{ id: string; text: string }[]> {
  const { rows } = await queries.execute<{ id: string; text: string; start: number; end: number }>(sql`
    select p.resolved_id as id, v.text, o.start, o."end"
    from pains p
    cross join lateral (
      select voice_id, start, "end" from points
      where workspace_id = p.workspace_id and pain_id = p.id and not repeat
      order by occurred_at desc limit ${NEWEST}
    ) o
    join voices v on v.workspace_id = p.workspace_id and v.id = o.voice_id
    where p.workspace_id = ${call.workspaceId} and p.resolved_id = any(${sql.param([...painIds])}::uuid[])`);
  return rows.map(({ id, text, start, end }) => ({ id, text: text.slice(start, end) }));
}
