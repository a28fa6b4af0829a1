import type { Mail } from '../../../../../platform/mail/mail.ts';
import { wordPage } from '../../message.ts';
import type { Channel } from '../channel.ts';

/** Names that by standard belong to nobody (RFC 2606): the sample's people, and an owner who gave no address yet. */
const NOWHERE = /\.(example|invalid)$/i;

/** A mail to one member. */
export const createMailChannel = (mail: Mail): Channel => ({
  kind: 'mail',
  send: async (page) => {
    const to = page.to[0]?.email ?? null;
    if (!mail.enabled || to === null || NOWHERE.test(to)) {
      return { ok: false, reason: 'nowhere', temporary: false };
    }
    const message = wordPage({ ...page, to: [] });
    const lines = message.lines.map(({ text, url }) => (url === null ? text : `${text}\n${url}`));
    const links = message.links.map((link) => `${link.text}: ${link.url}`);
    const text = `${[...lines, links.join('\n')].join('\n\n')}\n`;
    return mail.deliver({ kind: 'page', to, subject: message.headline, text });
  },
});
