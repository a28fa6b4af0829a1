import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done, refuse } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import type { Services } from '../../../services.ts';
import { tellChanged } from '../../listening/stages/tell.ts';
import { DefinitionsView, definitionsOf } from '../definitions.ts';
import { leastVoices } from '../ranking/least.ts';
import { WindowView, windowUntil } from '../window.ts';
import { readThemeLineage, ThemeEventView } from './lineage.ts';
import { renameTheme, undoThemeEvent } from './rename.ts';
import { readThemes, ThemeView } from './themes.ts';

type Parts = Pick<Services, 'database' | 'bus'>;

const TAG = 'pains';
const exactly = { additionalProperties: false } as const;
const Days = Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 28 }));
const ByNumber = Type.Object({ theme: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) });
const ThemeNumber = Type.Object({ theme: Type.Integer() });

const definitions = () =>
  definitionsOf('voices', 'mood', 'trend.last', 'trend.before', 'trend.change', 'daily');

/** What the pains are about, one level above them. */
export function registerThemes(app: FastifyInstance, parts: Parts): void {
  registerReading(app, parts);
  registerNaming(app, parts);
}

function registerReading(app: FastifyInstance, { database }: Parts): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/themes',
    access: ACCESS.read,
    summary: 'Themes of the pains, the loudest first',
    tag: TAG,
    query: Type.Object(
      { days: Days, nature: Type.Optional(Type.String({ enum: ['pain', 'delight'] })) },
      exactly,
    ),
    reply: Type.Object({
      window: WindowView,
      definitions: DefinitionsView,
      items: Type.Array(ThemeView),
    }),
    handle: async ({ call, query }) => {
      const window = windowUntil(call.now, query.days);
      const least = await leastVoices(database.queries, call.workspaceId);
      const nature = (query.nature ?? null) as 'pain' | 'delight' | null;
      const items = await readThemes(database.queries, call, { window, least, nature, theme: null });
      return done({ window, definitions: definitions(), items });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/themes/:theme',
    access: ACCESS.read,
    summary: 'One theme with its history; `/pains?theme=` lists its pains',
    tag: TAG,
    params: ByNumber,
    query: Type.Object({ days: Days }, exactly),
    reply: Type.Object({
      window: WindowView,
      definitions: DefinitionsView,
      theme: ThemeView,
      lineage: Type.Array(ThemeEventView),
    }),
    handle: async ({ call, params, query }) => {
      const window = windowUntil(call.now, query.days);
      const asked = { window, least: 0, nature: null, theme: params.theme };
      const [theme] = await readThemes(database.queries, call, asked);
      if (!theme) return refuse('thing.unknown', 'There is no such theme.', 'theme');
      const lineage = await readThemeLineage(database.queries, call.workspaceId, theme.theme);
      return done({ window, definitions: definitions(), theme, lineage });
    },
  });
}

function registerNaming(app: FastifyInstance, { database, bus }: Parts): void {
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/themes/:theme/title',
    access: ACCESS.act,
    summary: 'Name a theme; no engine overwrites the name',
    tag: TAG,
    params: ByNumber,
    body: Type.Object(
      {
        title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
        version: Type.Integer({ minimum: 1 }),
      },
      exactly,
    ),
    reply: ThemeNumber,
    handle: async ({ call, params, body }) => {
      const { theme } = params;
      const named = { title: body.title.trim(), titledBy: 'person', version: body.version } as const;
      const outcome = await database.transact((queries) => renameTheme(queries, call, { theme, ...named }));
      if (!outcome.ok) return outcome;
      tellChanged(bus, call.workspaceId, []);
      return done({ theme });
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/themes/events/:id/undo',
    access: ACCESS.act,
    summary: 'Take back the name that a person gave a theme',
    tag: TAG,
    params: Type.Object({ id: Type.String({ pattern: UUID_PATTERN }) }),
    reply: ThemeNumber,
    handle: async ({ call, params }) => {
      const outcome = await database.transact((queries) => undoThemeEvent(queries, call, params.id));
      if (!outcome.ok) return outcome;
      tellChanged(bus, call.workspaceId, []);
      return done({ theme: outcome.value });
    },
  });
}
