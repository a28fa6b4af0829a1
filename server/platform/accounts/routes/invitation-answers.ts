import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { ACCESS } from '../../access/roles.ts';
import { type Outcome, refuse } from '../../errors/refusal.ts';
import { sendProblem } from '../../http/problem.ts';
import { type Accounts, type AccountsParts, hashPassword } from '../accounts.ts';
import { acceptInvitation, type OpenInvitation, readInvitation } from '../invitations.ts';
import type { Member } from '../members.ts';
import type { SignedIn } from '../session-reader.ts';
import { createUser } from '../users.ts';
import { tell } from './me.ts';
import { NewPassword } from './passages.ts';
import { Name, RoleName, Secret } from './shapes.ts';

const closed = { additionalProperties: false } as const;
const Asked = Type.Object({ token: Secret }, closed);
const Accept = Type.Object(
  { token: Secret, name: Type.Optional(Name), password: Type.Optional(NewPassword) },
  closed,
);
type Accept = Static<typeof Accept>;

/** What the holder of an invitation's link does with it, before they are a member or even a user. */
export function openInvitationAnswers(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  app.route({
    method: 'POST',
    url: '/api/v1/invitations/view',
    config: { access: ACCESS.anyone },
    schema: {
      summary: 'What an invitation’s link invites to',
      tags: ['accounts'],
      body: Asked,
      response: {
        200: Type.Object(
          { workspace: Type.String(), email: Type.String(), role: RoleName, known: Type.Boolean() },
          closed,
        ),
      },
    },
    handler: async (request, reply) => {
      const { token } = request.body as Static<typeof Asked>;
      const outcome = await readInvitation(parts.database.queries, { secret: token, now: request.now });
      if (!outcome.ok) return sendProblem(reply, outcome);
      const { workspaceName, email, role, known } = outcome.value;
      return reply.send({ workspace: workspaceName, email, role, known });
    },
  });
  app.route({
    method: 'POST',
    url: '/api/v1/invitations/accept',
    config: { access: ACCESS.anyone },
    schema: {
      summary: 'Accept an invitation: as a new user with name and password, or signed in with its address',
      tags: ['accounts'],
      body: Accept,
      response: { 200: Type.Object({ workspaceId: Type.String(), role: RoleName }, closed) },
    },
    handler: (request, reply) => accept({ accounts, parts, request, reply }),
  });
}

interface Accepting {
  readonly accounts: Accounts;
  readonly parts: AccountsParts;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function accept({ accounts, parts, request, reply }: Accepting): Promise<FastifyReply> {
  const { database } = parts;
  const body = request.body as Accept;
  const opened = await readInvitation(database.queries, { secret: body.token, now: request.now });
  if (!opened.ok) return sendProblem(reply, opened);
  const signedIn = await accounts.sessions.read(request.headers.cookie);
  const outcome = opened.value.known
    ? await acceptKnown(opened.value, { accounts, parts, signedIn, now: request.now })
    : await acceptNew(opened.value, { accounts, parts, body, now: request.now });
  if (!outcome.ok) return sendProblem(reply, outcome);
  const { userId, role } = outcome.value;
  tell(accounts, parts, { workspaceId: opened.value.workspaceId, userId });
  if (!opened.value.known) {
    for (const cookie of await accounts.openSession(userId)) reply.header('set-cookie', cookie);
  }
  return reply.send({ workspaceId: opened.value.workspaceId, role });
}

/** Somebody with an account proves it by being signed in; the link alone must not take an account over. */
async function acceptKnown(
  opened: OpenInvitation,
  by: { accounts: Accounts; parts: AccountsParts; signedIn: SignedIn | null; now: Date },
): Promise<Outcome<Member>> {
  const { signedIn } = by;
  if (signedIn?.email !== opened.email) {
    return refuse('session.missing', `Sign in as ${opened.email} first, then open the link again.`);
  }
  const user = { id: signedIn.userId, name: signedIn.name };
  return by.parts.database.transact((inside) => acceptInvitation(inside, opened, { user, now: by.now }));
}

async function acceptNew(
  opened: OpenInvitation,
  by: { accounts: Accounts; parts: AccountsParts; body: Accept; now: Date },
): Promise<Outcome<Member>> {
  const { name, password } = by.body;
  if (name === undefined) return refuse('request.invalid', 'Give your name.', '/name');
  if (password === undefined) return refuse('request.invalid', 'Choose a password.', '/password');
  const passwordHash = await hashPassword(by.accounts.auth, password);
  return by.parts.database.transact(async (inside) => {
    const user = await createUser(inside, { email: opened.email, name, passwordHash, now: by.now });
    if (!user.ok) return user;
    return acceptInvitation(inside, opened, { user: user.value, now: by.now });
  });
}
