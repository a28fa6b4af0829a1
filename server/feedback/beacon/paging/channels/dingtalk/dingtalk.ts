import { createHmac } from 'node:crypto';
import type { Message } from '../../message.ts';
import { wordPage } from '../../message.ts';
import type { Channel, Page } from '../channel.ts';
import { harmless } from '../plain.ts';
import { codeIn, type RobotParts, tellRobot } from '../robot.ts';

/** The system is busy; messages came too fast (more than 20 a minute). */
const TEMPORARY = new Set([-1, 410_100, 130_101]);

/**
 * A custom robot of a DingTalk group. Signed ones get `timestamp` (ms) and `sign` in the query: HMAC-SHA256 of
 * `TIMESTAMP\nSECRET` under the secret, in base64, as DingTalk's guide for custom robots says; good for an hour.
 */
export const createDingTalk = ({ webhooks, address }: RobotParts): Channel => ({
  kind: 'dingtalk',
  send: (page) =>
    tellRobot(
      webhooks,
      { url: signedUrl(address.url, address.secret, page.at), payload: dress(page) },
      (body) => {
        const code = codeIn(body, 'errcode');
        if (code === 0) return null;
        return code === null
          ? { code: 'answer', temporary: false }
          : { code, temporary: TEMPORARY.has(code) };
      },
    ),
});

export function signedUrl(address: string, secret: string | null, at: Date): string {
  const url = new URL(address);
  if (secret !== null) {
    const timestamp = String(at.getTime());
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', sign);
  }
  return url.href;
}

/** Cards have buttons but mention nobody; where somebody is mentioned by their number, it is markdown. */
function dress(page: Page): object {
  const message = wordPage(page);
  const mobiles = page.to.flatMap(({ handle }) => (handle === null ? [] : [handle]));
  const text = markdownOf(message, mobiles);
  if (mobiles.length === 0) {
    return {
      msgtype: 'actionCard',
      actionCard: {
        title: harmless(message.headline),
        text,
        btnOrientation: '1',
        btns: message.links.map((link) => ({ title: link.text, actionURL: link.url })),
      },
    };
  }
  const links = message.links.map((link) => `[${link.text}](${link.url})`).join(' | ');
  return {
    msgtype: 'markdown',
    markdown: { title: harmless(message.headline), text: `${text}\n\n${links}` },
    at: { atMobiles: mobiles, isAtAll: false },
  };
}

function markdownOf(message: Message, mobiles: readonly string[]): string {
  const lines = message.lines.map(({ text, url }) =>
    url === null ? `- ${harmless(text)}` : `- [${harmless(text)}](${url})`,
  );
  const called =
    mobiles.length > 0 ? mobiles.map((mobile) => `@${mobile}`).join(' ') : harmless(message.called);
  return [`### ${harmless(message.headline)}`, lines.join('\n'), called].filter(Boolean).join('\n\n');
}
