import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS } from '../../access/roles.ts';
import { sendProblem } from '../../http/problem.ts';
import type { Accounts, AccountsParts } from '../accounts.ts';
import { recordForUser } from '../audit.ts';
import { AUTH_PATH, CLIENT_ADDRESS_HEADER, SIGN_IN_PAGE } from '../auth.ts';
import { type Attempt, beginSignIn, signInSucceeded } from '../failures.ts';
import { libraryRefusal } from './library-problem.ts';
import { PASSAGES, type Passage, SIGN_IN_PATH, type SignIn } from './passages.ts';

/** Opens the addresses of the accounts library that pages need, in front of it our lock-out and our refusals. */
export function openSignIn(app: FastifyInstance, accounts: Accounts, parts: AccountsParts): void {
  for (const passage of PASSAGES) {
    app.route({
      method: passage.method,
      url: `${AUTH_PATH}${passage.path}`,
      config: { access: ACCESS.anyone },
      schema: {
        summary: passage.summary,
        tags: ['accounts'],
        ...(passage.body && { body: passage.body }),
      },
      handler: (request, reply) => pass(passage, { accounts, parts, request, reply }),
    });
  }
}

interface Passing {
  readonly accounts: Accounts;
  readonly parts: AccountsParts;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function pass(passage: Passage, passing: Passing): Promise<FastifyReply> {
  const { accounts, parts, request, reply } = passing;
  const attempt = passage.path === SIGN_IN_PATH ? attemptOf(request) : null;
  if (attempt) {
    const outcome = await beginSignIn(parts.database, attempt);
    if (!outcome.ok) return sendProblem(reply, outcome);
  }
  const before = await accounts.sessions.read(request.headers.cookie);
  const answer = await accounts.auth.handler(libraryRequest(passing));
  const text = await answer.text();
  const body = readJson(text);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  if (answer.status >= 400) return sendProblem(reply, libraryRefusal(answer.status, body?.code as string));
  if (attempt) await signInSucceeded(parts.database, attempt);
  if (before) accounts.sessions.forgetUser(before.userId);
  if (before && passage.audit) {
    await recordForUser(parts.database.queries, before, { action: passage.audit, now: request.now });
  }
  const location = answer.headers.get('location');
  if (answer.status >= 300 && location) return reply.redirect(sentOn(location), 303);
  if (body === null) return reply.send({ done: true });
  // The session travels in its cookie alone, where no script of a page can read it.
  const { token: _token, session: _session, ...rest } = body;
  return reply.code(answer.status).send(rest);
}

/** Failures at the issuer come back as a reason of the library's; pages know our codes. */
function sentOn(location: string): string {
  const failed = location.startsWith(SIGN_IN_PAGE) && location.includes('error=');
  return failed ? `${SIGN_IN_PAGE}?problem=session.refused` : location;
}

function attemptOf(request: FastifyRequest): Attempt {
  const { email } = request.body as SignIn;
  return { email, address: request.ip, now: request.now };
}

/** The request as the accounts library gets it: nothing that a client claims about itself gets through. */
function libraryRequest({ parts, request }: Passing): Request {
  const { publicUrl } = parts.config;
  const origin = publicUrl === null ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
  const headers = new Headers({ origin, [CLIENT_ADDRESS_HEADER]: request.ip });
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.method === 'POST';
  if (hasBody) headers.set('content-type', 'application/json');
  return new Request(new URL(request.raw.url ?? '/', origin), {
    method: request.method,
    headers,
    ...(hasBody && { body: JSON.stringify(request.body ?? {}) }),
  });
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
