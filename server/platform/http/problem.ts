import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode } from '../errors/catalogue.ts';
import { type Refusal, Refused, refuse } from '../errors/refusal.ts';

/** The body of every refusal: RFC 9457 problem+json with a stable code. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  at?: string;
}

export function problemOf(refusal: Refusal): Problem {
  const { status, title } = ERRORS[refusal.code];
  const problem: Problem = {
    type: `urn:gongjian:error:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.detail,
  };
  return refusal.at === undefined ? problem : { ...problem, at: refusal.at };
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal);
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', '5');
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Errors that Fastify itself raises before a handler runs. */
const BY_FASTIFY_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.mediaType',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.invalid',
  FST_ERR_BAD_URL: 'request.invalid',
  FST_ERR_NOT_FOUND: 'route.unknown',
};

/** Turns anything thrown into a refusal; what is no expected refusal is logged once, here. */
export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refused) return sendProblem(reply, error.refusal);
  if (error.validation) {
    const first = error.validation[0]!;
    const extra = first.params?.additionalProperty;
    const at = `${error.validationContext ?? ''}${first.instancePath}${extra ? `/${String(extra)}` : ''}`;
    return sendProblem(reply, refuse('request.invalid', `${first.message ?? 'does not fit'}`, at));
  }
  const known = BY_FASTIFY_CODE[error.code] ?? (error instanceof SyntaxError ? 'request.json' : undefined);
  if (known) return sendProblem(reply, refuse(known, error.message));
  if (error.statusCode === 429) return sendProblem(reply, refuse('request.rate', error.message));
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return sendProblem(reply, refuse('request.invalid', error.message));
  }
  request.log.error({ err: error }, 'a request failed');
  return sendProblem(reply, refuse('server.failed', `Look for request ${request.id} in the log.`));
}
