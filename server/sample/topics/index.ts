import type { Topic } from '../voice.ts';
import { AGENTS } from './agents.ts';
import { APP } from './app.ts';
import { DELIVERY } from './delivery.ts';
import { DISCOVERY } from './discovery.ts';
import { GOODS } from './goods.ts';
import { INVOICE } from './invoice.ts';
import { MERCHANTS } from './merchants.ts';
import { PAYMENT } from './payment.ts';
import { PRAISE } from './praise.ts';
import { PROMOTION } from './promotion.ts';
import { REFUND } from './refund.ts';
import { SERVICE } from './service.ts';

/** Everything that people of the sample market talk about. */
export const TOPICS: readonly Topic[] = [
  ...REFUND,
  ...SERVICE,
  ...PAYMENT,
  ...DELIVERY,
  ...PROMOTION,
  ...GOODS,
  ...DISCOVERY,
  ...APP,
  ...INVOICE,
  ...MERCHANTS,
  ...AGENTS,
  ...PRAISE,
];

/** The topic of that key; throws on a key that no table has. */
export function topicOf(key: string): Topic {
  const topic = TOPICS.find((each) => each.key === key);
  if (!topic) throw new Error(`the sample has no topic ${key}`);
  return topic;
}
