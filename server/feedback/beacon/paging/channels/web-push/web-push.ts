import push from 'web-push';
import type { Webhooks } from '../../../../../platform/webhooks/index.ts';
import { wordPage } from '../../message.ts';
import type { Channel, Delivery, Page } from '../channel.ts';
import { failedOf } from '../robot.ts';
import type { VapidKeys } from './vapid.ts';

/** What a browser gave out to be reached by (W3C Push API). */
export interface PushTarget {
  readonly id: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface PushParts {
  readonly webhooks: Pick<Webhooks, 'post'>;
  readonly vapid: VapidKeys;
  readonly targetsOf: (workspaceId: string, memberId: string) => Promise<readonly PushTarget[]>;
  /** The browser is gone: its push service said so. */
  readonly forget: (workspaceId: string, id: string) => Promise<void>;
}

/** How long a push service keeps a message for a browser that is off, in seconds. */
const LIFE = 3_600;

/** The browsers of one member; one that takes it is enough. */
export const createWebPush = ({ webhooks, vapid, targetsOf, forget }: PushParts): Channel => ({
  kind: 'web-push',
  send: async (page) => {
    const memberId = page.to[0]!.memberId;
    const targets = await targetsOf(page.workspaceId, memberId);
    const ends = await Promise.all(
      targets.map(async (target): Promise<Delivery> => {
        const request = requestFor(target, page, vapid);
        if (request === null) return { ok: false, reason: 'keys', temporary: false };
        const sent = await webhooks.post(request);
        if (sent.ok) return { ok: true };
        if (sent.reason === 'http.404' || sent.reason === 'http.410')
          await forget(page.workspaceId, target.id);
        return failedOf(sent);
      }),
    );
    return ends.find(({ ok }) => ok) ?? ends[0] ?? { ok: false, reason: 'nowhere', temporary: false };
  },
});

/** The message encrypted for the browser (RFC 8291) and signed for its push service (RFC 8292). */
function requestFor(
  { endpoint, keys }: PushTarget,
  page: Page,
  { subject, publicKey, privateKey }: VapidKeys,
) {
  try {
    const { headers, body } = push.generateRequestDetails({ endpoint, keys }, payloadOf(page), {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: LIFE,
      urgency: 'high',
      contentEncoding: 'aes128gcm',
    });
    const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { url: endpoint, body: body!, headers: Object.fromEntries(texts) as Record<string, string> };
  } catch {
    // Keys that no browser gave out.
    return null;
  }
}

/** What the page's service worker shows. */
function payloadOf(page: Page): string {
  const message = wordPage({ ...page, to: [] });
  const [first] = page.items;
  return JSON.stringify({
    title: message.headline,
    body: message.lines
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 1_500),
    url: page.items.length === 1 ? first!.link : page.home,
    tag: page.items.length === 1 ? first!.alarm.id : 'alarms',
    severity: message.severity,
    language: page.language,
  });
}
