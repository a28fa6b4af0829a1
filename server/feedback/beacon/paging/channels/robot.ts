import type { Sent, Webhooks } from '../../../../platform/webhooks/index.ts';
import type { Delivery } from './channel.ts';

/** Where a robot hears, and the secret that signs what is said to it. */
export interface RobotAddress {
  readonly url: string;
  readonly secret: string | null;
}

/** What robots are made with. */
export interface RobotParts {
  readonly webhooks: Pick<Webhooks, 'post'>;
  readonly address: RobotAddress;
}

/** Answers of a robot that come with HTTP 200: null where it took the message, else its own code. */
export type ReadVerdict = (body: unknown) => { code: number | string; temporary: boolean } | null;

/** Says something to a robot and reads what it makes of it. */
export async function tellRobot(
  webhooks: Pick<Webhooks, 'post'>,
  asked: { url: string; payload: object },
  read: ReadVerdict,
): Promise<Delivery> {
  const sent = await webhooks.post({ url: asked.url, body: JSON.stringify(asked.payload) });
  if (!sent.ok) return failedOf(sent);
  const verdict = read(parse(sent.answer.body));
  if (verdict === null) return { ok: true };
  return { ok: false, reason: `robot.${verdict.code}`, temporary: verdict.temporary };
}

export const failedOf = ({ reason, temporary, afterMs }: Extract<Sent, { ok: false }>): Delivery => ({
  ok: false,
  reason,
  temporary,
  afterMs,
});

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

/** The number under one of the names, where an answer has it. */
export function codeIn(body: unknown, ...names: readonly string[]): number | null {
  if (typeof body !== 'object' || body === null) return null;
  for (const name of names) {
    const value = (body as Record<string, unknown>)[name];
    if (typeof value === 'number') return value;
  }
  return null;
}
