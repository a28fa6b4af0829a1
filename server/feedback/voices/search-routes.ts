import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, type Outcome, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../platform/ids.ts';
import type { Services } from '../../services.ts';
import { cursorAfter, readCursor } from './cursor.ts';
import { createFacets, FacetsView } from './facets.ts';
import { highlightsOf } from './highlights.ts';
import { LIMITS } from './record.ts';
import { type Filters, findVoices, type Hit, type Search } from './search.ts';
import { readQuery } from './search-query.ts';
import { readVoices, VoiceView } from './voice-view.ts';

const ATTRIBUTE = 'attribute.';

const SearchSchema = Type.Object(
  {
    text: Type.Optional(
      Type.String({ maxLength: 200, description: 'Words and "phrases"; all of them are wanted' }),
    ),
    sort: Type.Optional(Type.String({ enum: ['newest', 'alike'], default: 'newest' })),
    channel: Type.Optional(Type.String({ maxLength: LIMITS.channel })),
    source: Type.Optional(Type.String({ maxLength: LIMITS.source })),
    language: Type.Optional(Type.String({ maxLength: LIMITS.language })),
    from: Type.Optional(Type.String({ format: 'date-time', description: 'Earliest time, included' })),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'Latest time, excluded' })),
    pain: Type.Optional(Type.String({ pattern: UUID_PATTERN })),
    after: Type.Optional(Type.String({ maxLength: 64, description: '`next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  {
    additionalProperties: false,
    patternProperties: { '^attribute\\..{1,64}$': { type: 'string', maxLength: LIMITS.attributeValue } },
    description: '`attribute.KEY=VALUE` keeps the voices with that attribute',
  },
);

const FoundView = Type.Object({
  items: Type.Array(
    Type.Intersect([
      VoiceView,
      Type.Object({
        highlights: Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer() })),
      }),
    ]),
  ),
  /** For `after` of the next page; null at the end. */
  next: Type.Union([Type.String(), Type.Null()]),
});

/** Voices are searched, filtered and read. */
export function registerSearch(app: FastifyInstance, { database, clock }: Services): void {
  const facets = createFacets(clock);
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/voices',
    access: ACCESS.read,
    summary: 'Search voices by words, phrases and filters, newest or most alike first',
    tag: 'voices',
    query: SearchSchema,
    reply: FoundView,
    handle: async ({ call, query }) => {
      const search = readSearch(query);
      if (!search.ok) return search;
      const hits = await findVoices(database.queries, call.workspaceId, search.value);
      const page = hits.slice(0, search.value.limit);
      const ids = page.map(({ id }) => id);
      const wanted = readQuery(search.value.text ?? '');
      const voices = await readVoices(database.queries, call.workspaceId, ids);
      return done({
        items: voices.map((voice) => ({ ...voice, highlights: highlightsOf(voice.text, wanted) })),
        next: nextPage(search.value, hits),
      });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/voices/facets',
    access: ACCESS.read,
    summary: 'What voices can be filtered by, counted over the 5,000 that arrived last',
    tag: 'voices',
    reply: FacetsView,
    handle: async ({ call }) => done(await facets(database.queries, call.workspaceId)),
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/voices/:id',
    access: ACCESS.read,
    summary: 'One voice with its points and their pains',
    tag: 'voices',
    params: Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) }),
    reply: VoiceView,
    handle: async ({ call, params }) => {
      const [voice] = await readVoices(database.queries, call.workspaceId, [params.id]);
      return voice ? done(voice) : refuse('thing.unknown', 'There is no such voice.', 'id');
    },
  });
}

/** The cursor of the next page, where there is one. */
function nextPage({ sort, after, limit }: Search, hits: readonly Hit[]): string | null {
  if (hits.length <= limit) return null;
  const shown = after !== null && 'shown' in after ? after.shown : 0;
  return sort === 'alike' ? String(shown + limit) : cursorAfter(hits[limit - 1]!);
}

function readSearch(query: Static<typeof SearchSchema>): Outcome<Search> {
  const sort = query.text && query.sort === 'alike' ? 'alike' : 'newest';
  const after = query.after === undefined ? null : readCursor(query.after, sort);
  if (query.after !== undefined && after === null) {
    return refuse('request.invalid', 'This is no cursor of such a search.', 'querystring/after');
  }
  // PostgreSQL knows no text with NUL, and no voice holds one.
  const dirty = Object.entries(query).find((entry) => entry.join().includes('\0'));
  if (dirty) return refuse('request.invalid', 'NUL is no text.', `querystring/${dirty[0]}`);
  const text = query.text?.trim() ? query.text : null;
  return done({ text, sort, after, limit: query.limit ?? 50, filters: readFilters(query) });
}

function readFilters(query: Static<typeof SearchSchema>): Filters {
  const { channel, source, language, from, to, pain } = query;
  const attributes = Object.entries(query)
    .filter(([name]) => name.startsWith(ATTRIBUTE))
    .map(([name, value]) => [name.slice(ATTRIBUTE.length), String(value)] as const);
  return {
    ...(channel !== undefined && { channel }),
    ...(source !== undefined && { source }),
    ...(language !== undefined && { language }),
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
    ...(pain !== undefined && { painId: pain }),
    attributes: Object.fromEntries(attributes),
  };
}
