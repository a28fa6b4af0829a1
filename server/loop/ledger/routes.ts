import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../../platform/access/roles.ts';
import { done } from '../../platform/errors/refusal.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import type { Services } from '../../services.ts';
import { withKnown } from '../adjusting/index.ts';
import { findCycle, readCurrentCycle } from '../cycles/index.ts';
import { openBook } from './book.ts';
import { LedgerQuery, LedgerView, viewBook } from './shapes.ts';

/** The loop-time ledger: first voice → bell → change → pain falls → adjusted. */
export function registerLedger(app: FastifyInstance, { database }: Services): void {
  endpoint(app, {
    method: 'GET',
    url: '/api/v1/ledger',
    access: ACCESS.read,
    summary: 'How long the loop took to turn in a cycle, adjustment by adjustment',
    tag: 'loop',
    query: LedgerQuery,
    reply: LedgerView,
    handle: async ({ call, query }) => {
      const cycle = query.cycle
        ? await findCycle(database.queries, call, query.cycle)
        : await readCurrentCycle(database, call, query.moduleId ?? null);
      if (!cycle.ok) return cycle;
      const book = await openBook(database.queries, call, { cycle: cycle.value, falls: true });
      const adjustments = book.turns.map((turn) => turn.adjustment);
      return done(viewBook(book, await withKnown(database.queries, call, adjustments)));
    },
  });
}
