import type { Webhooks } from '../../../../../platform/webhooks/index.ts';
import { describeAlarm } from '../../message.ts';
import type { Channel, Page, PagedItem } from '../channel.ts';
import { failedOf, type RobotAddress } from '../robot.ts';

/** Alarms that one message spells out; the rest is counted. */
const MOST = 200;
const TYPES = { raised: 'alarms.paged', cause: 'alarms.located', test: 'test' } as const;

/** A system of the company's own, told by a signed message. */
export const createWebhookChannel = ({
  webhooks,
  address,
}: {
  webhooks: Pick<Webhooks, 'send'>;
  address: RobotAddress & { readonly secret: string };
}): Channel => ({
  kind: 'webhook',
  send: async (page) => {
    const body = JSON.stringify(bodyOf(page));
    const sent = await webhooks.send({ url: address.url, secret: address.secret, body, id: page.id });
    return sent.ok ? { ok: true } : failedOf(sent);
  },
});

const bodyOf = (page: Page) => ({
  type: TYPES[page.about],
  id: page.id,
  at: page.at.toISOString(),
  workspace: { id: page.workspaceId, name: page.workspace },
  alarms: page.items.slice(0, MOST).map((item) => itemOf(item, page)),
  more: Math.max(0, page.items.length - MOST),
  called: page.to.map(({ memberId, name }) => ({ id: memberId, name })),
});

function itemOf({ alarm, link, acknowledge }: PagedItem, { language }: Page) {
  const { id, number, title, severity, direction, why, rate, expected, lift, subject, cause } = alarm;
  const figures = { direction, why, rate, expected, lift };
  return {
    id,
    number,
    title,
    severity,
    ...figures,
    subject,
    drill: alarm.drillId !== null,
    discoveredAt: alarm.discoveredAt.toISOString(),
    causes: cause?.causes.map(({ scope, share }) => ({ scope, share })) ?? null,
    says: describeAlarm(alarm, language),
    link,
    acknowledge,
  };
}
