import type { FastifyInstance } from 'fastify';
import { done } from '../platform/errors/refusal.ts';
import type { Services } from '../services.ts';
import { registerPropositions, type StrategyPorts } from '../strategy/propositions/index.ts';
import { registerAdjusting } from './adjusting/index.ts';
import { registerCoverage } from './coverage/index.ts';
import { currentCycle, findCycle, registerCycles, registerModules } from './cycles/index.ts';
import { registerLeads } from './leads/index.ts';
import { registerLedger } from './ledger/index.ts';
import { keepMatching, registerMatching } from './matching/index.ts';
import { registerOverview } from './overview/index.ts';

/** What spans rooms: cycles, matching, adjusting, the ledger and the overview; and the strategy, which turns in them. */
export function openLoop(app: FastifyInstance, services: Services): void {
  registerCycles(app, services);
  registerModules(app, services);
  registerPropositions(app, services, strategyPorts(services));
  registerMatching(app, services);
  registerCoverage(app, services);
  registerAdjusting(app, services);
  registerLedger(app, services);
  registerLeads(app, services);
  registerOverview(app, services);
  keepMatching(services);
}

function strategyPorts(services: Services): StrategyPorts {
  return {
    cycleFor: async (queries, call, cycleId) => {
      const cycle = cycleId
        ? await findCycle(queries, call, cycleId)
        : await currentCycle(queries, call, null);
      return cycle.ok ? done(cycle.value.id) : cycle;
    },
    isMember: (workspaceId, userId) => services.accounts.isMember(workspaceId, userId),
  };
}
