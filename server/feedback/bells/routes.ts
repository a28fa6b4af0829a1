import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import type { Call, Principal } from '../../platform/access/principal.ts';
import { ACCESS } from '../../platform/access/roles.ts';
import { done, refuse } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { UUID_PATTERN } from '../../platform/ids.ts';
import { readVoices, VoiceView } from '../voices/index.ts';
import { agentOf } from './agent.ts';
import { BELL_STATES, type BellState } from './bell.ts';
import type { Bellhouse } from './bellhouse.ts';
import { readCalendars } from './calendars/calendars.ts';
import { listBells } from './list.ts';
import { proveBell } from './proof/proof-of-bell.ts';
import { ringBell } from './ring-bell.ts';
import { type BellRow, findBell, stepsOf, voicesOf } from './store.ts';
import { BellView, ProofView, viewBell, viewProof } from './view.ts';

const Id = Type.String({ pattern: UUID_PATTERN });
export const BellParams = Type.Object({ id: Id });

const RingBody = Type.Object(
  {
    painId: Type.Optional(Id),
    voiceIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true })),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    note: Type.String({ maxLength: 2_000, description: 'What the ringer saw' }),
    ownerId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 64, description: 'Without it the rules choose' }),
    ),
  },
  { additionalProperties: false },
);

const ListQuery = Type.Object(
  {
    which: Type.Optional(Type.String({ enum: ['mine', 'rung'] })),
    state: Type.Optional(
      Type.Array(Type.String({ enum: [...BELL_STATES] }), { maxItems: BELL_STATES.length }),
    ),
    open: Type.Optional(Type.Boolean()),
    overdue: Type.Optional(Type.Boolean()),
    painId: Type.Optional(Id),
    after: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 2_147_483_647,
        description: 'Number of the last bell of the page before',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
);

const ListView = Type.Object({
  items: Type.Array(BellView),
  next: Type.Union([Type.Integer(), Type.Null()]),
});

const StepView = Type.Object({
  action: Type.String(),
  at: Type.String(),
  actor: Type.Object({ id: Type.String(), name: Type.String() }),
  note: Type.Union([Type.String(), Type.Null()]),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

const WholeBellView = Type.Intersect([
  BellView,
  Type.Object({ steps: Type.Array(StepView), voices: Type.Array(VoiceView) }),
]);

/** Shows one bell to the caller. */
export async function showBell(
  house: Bellhouse,
  asked: { call: Call; principal: Principal },
  row: BellRow,
): Promise<BellView> {
  const [view] = await showBells(house, asked, [row]);
  return view!;
}

async function showBells(
  { people, database }: Bellhouse,
  { call, principal }: { call: Call; principal: Principal },
  rows: readonly BellRow[],
): Promise<BellView[]> {
  const names = await people.memberNames(call.workspaceId);
  const calendars = await readCalendars(database.queries, call.workspaceId);
  const showing = { names, calendars, agent: agentOf(principal), now: call.now };
  return rows.map((row) => viewBell(row, showing));
}

/** Bells are rung, listed and read. */
export function registerBells(app: FastifyInstance, house: Bellhouse): void {
  const { queries } = house.database;
  endpoint(app, {
    method: 'POST',
    url: '/api/v1/bells',
    access: ACCESS.act,
    summary: 'Ring the bell on a pain or on voices; the named owner or the first rule that fits hears it',
    tag: 'bells',
    body: RingBody,
    reply: BellView,
    status: 201,
    handle: async (asked) => {
      const outcome = await ringBell(house, asked.call, asked.body);
      return outcome.ok ? done(await showBell(house, asked, outcome.value)) : outcome;
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/bells',
    access: ACCESS.read,
    summary: 'Bells, newest first: mine, rung by me, by state, open, overdue, of a pain',
    tag: 'bells',
    query: ListQuery,
    reply: ListView,
    handle: async (asked) => {
      const { call, query } = asked;
      const limit = query.limit ?? 50;
      const asking = { workspaceId: call.workspaceId, memberId: call.actor.id, now: call.now };
      const rows = await listBells(queries, asking, { ...filterOf(query), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? page.at(-1)!.number : null;
      return done({ items: await showBells(house, asked, page), next });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/bells/:id',
    access: ACCESS.read,
    summary: 'One bell with its steps, its voices and its clock',
    tag: 'bells',
    params: BellParams,
    reply: WholeBellView,
    handle: async (asked) => {
      const { workspaceId } = asked.call;
      const row = await findBell(queries, { workspaceId, id: asked.params.id });
      if (!row) return refuse('thing.unknown', 'There is no such bell.', 'id');
      const steps = (await stepsOf(queries, workspaceId, row.id)).map((step) => ({
        action: step.action,
        at: step.at.toISOString(),
        actor: { id: step.actorId, name: step.actorName },
        note: step.note,
        detail: step.detail,
      }));
      const voices = await readVoices(queries, workspaceId, await voicesOf(queries, row));
      return done({ ...(await showBell(house, asked, row)), steps, voices });
    },
  });
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/bells/:id/proof',
    access: ACCESS.read,
    summary: 'Whether the pain has fallen since the change, with its numbers, as counted now',
    tag: 'bells',
    params: BellParams,
    reply: ProofView,
    handle: async ({ call, params }) => {
      const row = await findBell(queries, { workspaceId: call.workspaceId, id: params.id });
      if (!row) return refuse('thing.unknown', 'There is no such bell.', 'id');
      return done(viewProof(await proveBell(queries, row, call.now))!);
    },
  });
}

function filterOf(query: Static<typeof ListQuery>) {
  return {
    which: query.which as 'mine' | 'rung' | undefined,
    states: query.state as BellState[] | undefined,
    open: query.open,
    overdue: query.overdue,
    painId: query.painId,
    after: query.after,
  };
}
