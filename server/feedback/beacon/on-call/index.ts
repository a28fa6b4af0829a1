import type { Queries } from '../../../platform/database/database.ts';
import { readRotas } from './rotas.ts';
import { who } from './who.ts';

export { registerOnCall } from './routes.ts';

/** Who is on call in the oldest rota of a workspace; null where there is none, or in a gap. */
export async function onCallNow(queries: Queries, workspaceId: string, at: Date): Promise<string | null> {
  const [first] = await readRotas(queries, workspaceId);
  return first ? who(first, at) : null;
}
