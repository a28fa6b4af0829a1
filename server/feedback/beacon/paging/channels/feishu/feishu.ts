import { createHmac } from 'node:crypto';
import { wordPage } from '../../message.ts';
import type { Channel, Page } from '../channel.ts';
import { harmless } from '../plain.ts';
import { codeIn, type RobotParts, tellRobot } from '../robot.ts';

/** Messages came too fast; the service is busy. */
const TEMPORARY = new Set([9_499, 11_232, 11_233]);
const COLOURS = { critical: 'red', major: 'orange', minor: 'yellow' } as const;

/**
 * A custom robot of a Feishu (or Lark) group. Signed ones get `timestamp` (s) and `sign` in the body: HMAC-SHA256 of
 * nothing under `TIMESTAMP\nSECRET`, in base64, as Feishu's guide for custom robots says; good for an hour.
 */
export const createFeishu = ({ webhooks, address }: RobotParts): Channel => ({
  kind: 'feishu',
  send: (page) => {
    const payload = { ...signatureOf(address.secret, page.at), msg_type: 'interactive', card: cardOf(page) };
    return tellRobot(webhooks, { url: address.url, payload }, (body) => {
      const code = codeIn(body, 'code', 'StatusCode');
      if (code === 0) return null;
      return code === null ? { code: 'answer', temporary: false } : { code, temporary: TEMPORARY.has(code) };
    });
  },
});

export function signatureOf(secret: string | null, at: Date): { timestamp?: string; sign?: string } {
  if (secret === null) return {};
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

function cardOf(page: Page): object {
  const message = wordPage(page);
  const lines = message.lines.map(({ text, url }) =>
    url === null ? harmless(text) : `[${harmless(text)}](${url})`,
  );
  const mentions = page.to.flatMap(({ handle }) => (handle === null ? [] : [`<at id=${handle}></at>`]));
  const called = mentions.length > 0 ? mentions.join(' ') : harmless(message.called);
  return {
    config: { wide_screen_mode: true },
    header: {
      title: { tag: 'plain_text', content: message.headline },
      template: message.severity === null ? 'blue' : COLOURS[message.severity],
    },
    elements: [
      { tag: 'div', text: { tag: 'lark_md', content: [...lines, called].filter(Boolean).join('\n') } },
      {
        tag: 'action',
        actions: message.links.map((link, n) => ({
          tag: 'button',
          text: { tag: 'plain_text', content: link.text },
          url: link.url,
          type: n === 0 ? 'primary' : 'default',
        })),
      },
    ],
  };
}
