import type { Static } from 'typebox';
import type { Queries } from '../../../platform/database/database.ts';
import { definitionsOf } from '../definitions.ts';
import { rankPains } from '../ranking/rank.ts';
import { surroundingsOf } from '../ranking/surroundings.ts';
import { viewRow } from '../ranking/view.ts';
import { windowUntil } from '../window.ts';
import { readAliases, readLineage } from './lineage.ts';
import { medianMood } from './median.ts';
import { readSaid, saidBy } from './said.ts';
import type { PainView } from './view.ts';

/** Typical voices that a pain's page begins with. */
const TYPICAL = 5;

/** Everything about one living pain. */
export async function readOne(
  queries: Queries,
  call: { workspaceId: string; now: Date },
  asked: { id: string; days: number },
): Promise<Static<typeof PainView>> {
  const { workspaceId } = call;
  const window = windowUntil(call.now, asked.days);
  const [ranked] = await rankPains(queries, call, {
    window,
    counted: null,
    sort: 'volume',
    nature: null,
    muted: null,
    archived: null,
    theme: null,
    least: 0,
    text: null,
    ids: [asked.id],
    after: null,
    limit: 1,
  });
  const { id } = ranked!;
  const around = await surroundingsOf(queries, { workspaceId, ids: [id], window });
  const typical = await saidBy(queries, { workspaceId, painId: id }, ranked!.typical.slice(0, TYPICAL));
  const newest = { sort: 'newest', limit: TYPICAL, after: null, word: null } as const;
  return {
    window,
    definitions: definitionsOf(
      ...(['voices', 'people', 'repeats', 'mood', 'medianMood', 'trend.last', 'trend.before'] as const),
      ...(['trend.change', 'daily', 'channels', 'languages', 'kinds'] as const),
    ),
    pain: viewRow(ranked!, around.get(id)!),
    medianMood: await medianMood(queries, workspaceId, window),
    aliases: await readAliases(queries, workspaceId, id),
    lineage: await readLineage(queries, workspaceId, id),
    typical:
      typical.length > 0 ? typical : (await readSaid(queries, { workspaceId, painId: id }, newest)).items,
  };
}
