import type { Call } from '../../platform/access/principal.ts';
import type { Database } from '../../platform/database/database.ts';
import { listMatches } from './list.ts';

/** Propositions of one pain that are told at most. */
const MOST = 20;

/** Live propositions that people agreed address a pain. */
export const strategyOn =
  ({ database }: { database: Database }) =>
  async (call: Call, painId: string): Promise<{ id: string; number: number; title: string }[]> => {
    const matches = await listMatches(database.queries, call, { state: 'accepted', painId, limit: MOST });
    return matches.map(({ proposition }) => proposition);
  };
