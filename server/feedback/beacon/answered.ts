import { sql } from 'drizzle-orm';
import type { Queries } from '../../platform/database/database.ts';
import type { AlarmRow } from './alarms/store.ts';
import type { Scope } from './scope.ts';

/** Scopes of the controls that playbooks made for the alarms of a group, the alarm that heads it included. */
export async function answeredScopes(
  queries: Queries,
  { workspaceId, id, parentId }: Pick<AlarmRow, 'workspaceId' | 'id' | 'parentId'>,
): Promise<Scope[]> {
  const head = parentId ?? id;
  const { rows } = await queries.execute<{ scope: Scope }>(sql`
    select c.scope from alarms a join controls c on c.workspace_id = a.workspace_id and c.alarm_id = a.id
    where a.workspace_id = ${workspaceId} and (a.id = ${head} or a.parent_id = ${head}) and c.origin = 'playbook'
      and c.state in ('proposed', 'active')`);
  return rows.map(({ scope }) => scope);
}
