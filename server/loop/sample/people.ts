import { eq } from 'drizzle-orm';
import { systemCall } from '../../platform/access/principal.ts';
import { users } from '../../platform/accounts/tables.ts';
import { changeUser } from '../../platform/accounts/users.ts';
import { changeWorkspace } from '../../platform/accounts/workspaces.ts';
import { SAMPLE_COMPANY } from '../../sample/company.ts';
import type { SampleMember } from '../../sample/story.ts';
import { type Cast, type Casts, type Teller, told } from './teller.ts';

/** Gives the workspace its name and its people. The owner who was there first plays the founder. */
export async function tellPeople(teller: Teller): Promise<Casts> {
  const { services, workspaceId, until } = teller;
  const { accounts, database } = services;
  const call = systemCall(workspaceId, 'sample', until);
  const workspace = await accounts.workspace(workspaceId);
  if (workspace && workspace.name !== SAMPLE_COMPANY.name) {
    const { version } = workspace;
    told(
      await database.transact((inside) =>
        changeWorkspace(inside, call, { version, name: SAMPLE_COMPANY.name }),
      ),
    );
  }
  const first = (await accounts.members(workspaceId)).find((member) => member.role === 'owner');
  const casts = new Map<string, Cast>();
  for (const member of SAMPLE_COMPANY.members) {
    const id =
      member.role === 'owner' && first
        ? await playFounder(teller, first.userId, member)
        : await hire(teller, member);
    casts.set(member.key, { id, name: member.name, role: member.role });
  }
  return casts;
}

/** Whoever has set a password keeps the name that they chose with it. */
async function playFounder(
  { services, until }: Teller,
  userId: string,
  { name }: SampleMember,
): Promise<string> {
  const { accounts, database } = services;
  if ((await accounts.waitingOwner())?.id === userId) {
    told(await database.transact((inside) => changeUser(inside, { userId, name, now: until })));
  }
  return userId;
}

async function hire({ services, workspaceId, until }: Teller, member: SampleMember): Promise<string> {
  const { accounts, database } = services;
  const made = await accounts.createUser({ email: member.email, name: member.name });
  const id = made.ok ? made.value.id : await userOf(database.queries, member.email);
  if (!(await accounts.isMember(workspaceId, id))) {
    const call = systemCall(workspaceId, 'sample', until);
    told(await accounts.addMember(call, { userId: id, role: member.role }));
  }
  return id;
}

async function userOf(queries: Teller['services']['database']['queries'], email: string): Promise<string> {
  const [user] = await queries.select({ id: users.id }).from(users).where(eq(users.email, email));
  return user!.id;
}
