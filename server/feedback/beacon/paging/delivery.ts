/** What a message tells: that it burns, where it burns, or only that the channel works. */
export type About = 'raised' | 'cause';

/** `sending` is claimed by a server; `skipped` was not to be sent any more, or was not wanted. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
