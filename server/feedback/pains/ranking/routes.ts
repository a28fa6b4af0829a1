import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { done, type Outcome, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import type { Services } from '../../../services.ts';
import { DefinitionsView, definitionsOf } from '../definitions.ts';
import { WindowView, windowUntil } from '../window.ts';
import { countedBy, RankingQuery, type Sort } from './ask.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { leastVoices } from './least.ts';
import { type Ranking, rankPains } from './rank.ts';
import { surroundingsOf } from './surroundings.ts';
import { PainRowView, viewRow } from './view.ts';

const RankingView = Type.Object({
  window: WindowView,
  definitions: DefinitionsView,
  /** Pains that fit, on all pages. */
  total: Type.Integer(),
  items: Type.Array(PainRowView),
  next: Type.Union([Type.String(), Type.Null()]),
});

/** The list of pains: ranked, filtered, searched. */
export function registerRanking(app: FastifyInstance, { database }: Pick<Services, 'database'>): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains',
    access: ACCESS.read,
    summary: 'Pains ranked by volume, trend or mood, with their figures',
    tag: 'pains',
    query: RankingQuery,
    reply: RankingView,
    handle: async ({ call, query }) => {
      const asked = readRanking(query, call.now, await leastAsked(database.queries, call.workspaceId, query));
      if (!asked.ok) return asked;
      const { window, limit } = asked.value;
      const ranked = await rankPains(database.queries, call, asked.value);
      const ids = ranked.map(({ id }) => id);
      const around = await surroundingsOf(database.queries, { workspaceId: call.workspaceId, ids, window });
      const last = ranked.at(-1);
      return done({
        window,
        definitions: definitionsOf(
          ...(['voices', 'people', 'repeats', 'mood', 'trend.last', 'trend.before', 'trend.change'] as const),
          ...(['daily', 'channels', 'languages', 'kinds'] as const),
        ),
        total: ranked[0]?.total ?? 0,
        items: ranked.map((pain) => viewRow(pain, around.get(pain.id)!)),
        next: last && ranked.length === limit ? writeCursor(last) : null,
      });
    },
  });
}

/** Whoever looks for something finds it, however few said it. */
async function leastAsked(
  queries: Queries,
  workspaceId: string,
  { least, text, ids, muted, archived }: Static<typeof RankingQuery>,
): Promise<number> {
  if (least !== undefined) return least;
  return text || ids || muted || archived ? 0 : leastVoices(queries, workspaceId);
}

function readRanking(query: Static<typeof RankingQuery>, now: Date, least: number): Outcome<Ranking> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && after === null) {
    return refuse('request.invalid', 'This is no cursor of such a list.', 'querystring/after');
  }
  const everything = query.ids !== undefined;
  return done({
    window: windowUntil(now, query.days),
    counted: countedBy(query),
    sort: (query.sort ?? 'volume') as Sort,
    nature: everything ? null : ((query.nature ?? 'pain') as 'pain' | 'delight'),
    muted: everything ? null : (query.muted ?? false),
    archived: everything ? null : (query.archived ?? false),
    theme: query.theme ?? null,
    least,
    text: query.text?.trim() || null,
    ids: query.ids ?? null,
    after,
    limit: query.limit ?? 50,
  });
}
