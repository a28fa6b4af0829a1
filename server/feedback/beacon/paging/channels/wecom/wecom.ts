import { wordPage } from '../../message.ts';
import type { Channel, Page } from '../channel.ts';
import { fitBytes, harmless } from '../plain.ts';
import { codeIn, type RobotParts, tellRobot } from '../robot.ts';

/** The system is busy; more than 20 messages a minute. */
const TEMPORARY = new Set([-1, 45_009, 45_033]);
/** Bytes of UTF-8 that a markdown message may have. */
const LONGEST = 4_096;

/** A group robot of WeCom. It knows no signature: the key in its address is the secret. */
export const createWeCom = ({ webhooks, address }: RobotParts): Channel => ({
  kind: 'wecom',
  send: (page) =>
    tellRobot(
      webhooks,
      { url: address.url, payload: { msgtype: 'markdown', markdown: { content: contentOf(page) } } },
      (body) => {
        const code = codeIn(body, 'errcode');
        if (code === 0) return null;
        return code === null
          ? { code: 'answer', temporary: false }
          : { code, temporary: TEMPORARY.has(code) };
      },
    ),
});

function contentOf(page: Page): string {
  const message = wordPage(page);
  const headline = `**<font color="warning">${harmless(message.headline)}</font>**`;
  const mentions = page.to.flatMap(({ handle }) => (handle === null ? [] : [`<@${handle}>`]));
  const called = mentions.length > 0 ? mentions.join(' ') : harmless(message.called);
  const links = message.links.map((link) => `[${link.text}](${link.url})`).join(' | ');
  const lines = message.lines.map(({ text, url }) =>
    url === null ? `> ${harmless(text)}` : `> [${harmless(text)}](${url})`,
  );
  // What must not be lost stands outside of what may be cut.
  const ends = [called, links].filter(Boolean).join('\n');
  const room = LONGEST - Buffer.byteLength(`${headline}\n\n${ends}`);
  return `${headline}\n${fitLines(lines, room)}\n${ends}`;
}

/** As many whole lines as fit; a single one that does not is cut. */
function fitLines(lines: readonly string[], bytes: number): string {
  let kept = '';
  for (const line of lines) {
    const next = kept === '' ? line : `${kept}\n${line}`;
    if (Buffer.byteLength(next) > bytes) break;
    kept = next;
  }
  return kept === '' ? fitBytes(lines[0] ?? '', bytes) : kept;
}
