import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ACCESS } from '../../../platform/access/roles.ts';
import { done } from '../../../platform/errors/refusal.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../../platform/ids.ts';
import { tellChanged } from '../../listening/stages/tell.ts';
import { EventView, readDecided } from '../one/lineage.ts';
import type { Desk } from './desk.ts';
import { judgePoint } from './judge.ts';
import { mergePains, unmergePain } from './merge.ts';
import { movePoint } from './move.ts';
import { mutePain } from './mute.ts';
import { renamePain } from './rename.ts';
import { splitPain } from './split.ts';
import { undoEvent } from './undo.ts';

const TAG = 'pains';
const Id = Type.String({ pattern: UUID_PATTERN });
const ById = Type.Object({ id: Id });
/** The pain that the decision was about, or that came of it. */
const PainId = Type.Object({ id: Type.String() });
const Title = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Version = Type.Integer({ minimum: 1 });
const exactly = { additionalProperties: false } as const;

/** What people decide about pains; every decision survives later runs of the engine and can be undone. */
export function registerDeciding(app: FastifyInstance, desk: Desk): void {
  registerNames(app, desk);
  registerMerging(app, desk);
  registerPoints(app, desk);
  registerUndo(app, desk);
}

function registerNames(app: FastifyInstance, { database, bus }: Desk): void {
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/pains/:id/title',
    access: ACCESS.act,
    summary: 'Name a pain; no engine overwrites the name',
    tag: TAG,
    params: ById,
    body: Type.Object({ title: Title, version: Version }, exactly),
    reply: PainId,
    handle: async ({ call, params, body }) => {
      const title = body.title.trim();
      const outcome = await database.transact((queries) =>
        renamePain(queries, call, { id: params.id, title, version: body.version }),
      );
      if (!outcome.ok) return outcome;
      tellChanged(bus, call.workspaceId, [outcome.value]);
      return done({ id: outcome.value });
    },
  });
  endpoint(app, {
    method: 'PUT',
    url: '/api/v1/pains/:id/muted',
    access: ACCESS.act,
    summary: 'Take a pain out of the rankings, or back in',
    tag: TAG,
    params: ById,
    body: Type.Object({ muted: Type.Boolean(), version: Version }, exactly),
    reply: PainId,
    handle: async ({ call, params, body }) => {
      const outcome = await database.transact((queries) =>
        mutePain(queries, call, { id: params.id, ...body }),
      );
      if (!outcome.ok) return outcome;
      tellChanged(bus, call.workspaceId, [outcome.value]);
      return done({ id: outcome.value });
    },
  });
}

function registerMerging(app: FastifyInstance, desk: Desk): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/:id/merge',
    access: ACCESS.act,
    summary: 'Merge a pain into another, which lives on',
    tag: TAG,
    params: ById,
    body: Type.Object({ into: Id }, exactly),
    reply: PainId,
    handle: async ({ call, params, body }) => {
      const outcome = await mergePains(desk, call, { from: params.id, into: body.into });
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/:id/unmerge',
    access: ACCESS.act,
    summary: 'Give a merged pain back to itself',
    tag: TAG,
    params: ById,
    reply: PainId,
    handle: async ({ call, params }) => {
      const outcome = await unmergePain(desk, call, { id: params.id });
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/:id/split',
    access: ACCESS.act,
    summary: 'Take voices, by id or by a word, into a pain of their own',
    tag: TAG,
    params: ById,
    body: Type.Object(
      {
        voiceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1_000 })),
        word: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
        title: Type.Optional(Title),
      },
      { ...exactly, minProperties: 1, anyOf: [{ required: ['voiceIds'] }, { required: ['word'] }] },
    ),
    reply: Type.Object({ id: Type.String(), points: Type.Integer() }),
    status: 201,
    handle: async ({ call, params, body }) => splitPain(desk, call, { id: params.id, ...body }),
  });
}

function registerPoints(app: FastifyInstance, desk: Desk): void {
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/move',
    access: ACCESS.act,
    summary: 'Move a point of a voice to another pain, or (to: null) into one of its own',
    tag: TAG,
    body: Type.Object(
      { voiceId: Id, n: Type.Integer({ minimum: 0, maximum: 32_767 }), to: Type.Union([Id, Type.Null()]) },
      exactly,
    ),
    reply: PainId,
    handle: async ({ call, body }) => {
      const outcome = await movePoint(desk, call, body);
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/:id/judgements',
    access: ACCESS.act,
    summary: 'Say whether a point belongs to this pain; null takes it back',
    tag: TAG,
    params: ById,
    body: Type.Object(
      {
        voiceId: Id,
        n: Type.Integer({ minimum: 0, maximum: 32_767 }),
        verdict: Type.Union([Type.Literal('belongs'), Type.Literal('notHere'), Type.Null()]),
      },
      exactly,
    ),
    reply: PainId,
    handle: async ({ call, params, body }) => {
      const outcome = await judgePoint(desk, call, { id: params.id, ...body });
      return outcome.ok ? done({ id: outcome.value }) : outcome;
    },
  });
}

function registerUndo(app: FastifyInstance, desk: Desk): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/pains/decisions',
    access: ACCESS.read,
    summary: 'What people decided about pains, newest first',
    tag: TAG,
    query: Type.Object(
      { limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) },
      exactly,
    ),
    reply: Type.Object({ items: Type.Array(EventView) }),
    handle: async ({ call, query }) =>
      done({ items: await readDecided(desk.database.queries, call.workspaceId, query.limit ?? 50) }),
  });
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/pains/events/:id/undo',
    access: ACCESS.act,
    summary: 'Take back a merge, split, move, name, mute or judgement',
    tag: TAG,
    params: ById,
    reply: PainId,
    handle: async ({ call, params }) => {
      const outcome = await undoEvent(desk, call, params.id);
      if (!outcome.ok) return outcome;
      tellChanged(desk.bus, call.workspaceId, [outcome.value]);
      return done({ id: outcome.value });
    },
  });
}
