import type { Actor } from '../access/principal.ts';
import type { Clock } from '../clock.ts';
import type { Accounts } from './accounts.ts';
import type { User } from './users.ts';

const SYSTEM: Actor = { kind: 'system', id: 'start', name: 'start' };
/** Nobody can be mailed there; the owner gives the real address with the first password. */
const PLACEHOLDER_EMAIL = 'owner@gongjian.invalid';

/** On an empty database: a first workspace and its owner, who comes in by the link that is printed at start. */
export async function ensureFirstOwner(accounts: Accounts, clock: Clock): Promise<void> {
  if ((await accounts.workspaces()).length > 0) return;
  const workspace = await accounts.createWorkspace('我的公司', SYSTEM);
  const user = await accounts.createUser({ email: PLACEHOLDER_EMAIL, name: '所有者' });
  const owner: User | null = user.ok ? user.value : await accounts.waitingOwner();
  if (owner === null) return;
  await accounts.addMember(
    { workspaceId: workspace.id, actor: SYSTEM, now: clock.now() },
    { userId: owner.id, role: 'owner' },
  );
}
