import { wordPage } from '../../message.ts';
import type { Channel, Page } from '../channel.ts';
import { type RobotParts, tellRobot } from '../robot.ts';

/** Characters that Slack's header and section blocks may have. */
const HEADER = 150;
const SECTION = 3_000;

/** An incoming webhook of Slack with Block Kit. It knows no signature: the address is the secret. */
export const createSlack = ({ webhooks, address }: RobotParts): Channel => ({
  kind: 'slack',
  send: (page) =>
    tellRobot(webhooks, { url: address.url, payload: dress(page) }, (body) =>
      body === 'ok' ? null : { code: 'answer', temporary: false },
    ),
});

/** Slack's own three: nothing else has a meaning within text once they are written so. */
export const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function dress(page: Page): object {
  const message = wordPage(page);
  const mentions = page.to.flatMap(({ handle }) => (handle === null ? [] : [`<@${handle}>`]));
  const called = mentions.length > 0 ? mentions.join(' ') : escapeSlack(message.called);
  const lines = message.lines.map(({ text, url }) =>
    url === null ? escapeSlack(text) : `• <${url}|${escapeSlack(text).replaceAll('|', '¦')}>`,
  );
  const section = [...lines, called].filter(Boolean);
  while (section.length > 1 && section.join('\n').length > SECTION) section.splice(-2, 1);
  return {
    text: escapeSlack(message.headline),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: message.headline.slice(0, HEADER) } },
      { type: 'section', text: { type: 'mrkdwn', text: section.join('\n').slice(0, SECTION) } },
      {
        type: 'actions',
        elements: message.links.map((link, n) => ({
          type: 'button',
          text: { type: 'plain_text', text: link.text },
          url: link.url,
          ...(n === 0 ? { style: 'primary' } : {}),
        })),
      },
    ],
  };
}
