import type { Seal } from '../../../../platform/security/seal.ts';
import type { Webhooks } from '../../../../platform/webhooks/index.ts';
import type { pagingChannels } from '../tables.ts';
import type { Channel, SetUpKind } from './channel.ts';
import { createDingTalk } from './dingtalk/dingtalk.ts';
import { createFeishu } from './feishu/feishu.ts';
import type { RobotAddress } from './robot.ts';
import { createSlack } from './slack/slack.ts';
import { createWebhookChannel } from './webhook/webhook.ts';
import { createWeCom } from './wecom/wecom.ts';

/** A channel that was set up, as it may be shown: without its address and secret. */
export type ChannelRow = typeof pagingChannels.$inferSelect;

type Make = (parts: { webhooks: Webhooks; address: RobotAddress }) => Channel;

const MAKE: Readonly<Record<SetUpKind, Make>> = {
  dingtalk: createDingTalk,
  feishu: createFeishu,
  wecom: createWeCom,
  slack: createSlack,
  webhook: ({ webhooks, address }) =>
    createWebhookChannel({ webhooks, address: { ...address, secret: address.secret ?? '' } }),
};

export const sealAddress = (seal: Seal, address: RobotAddress): string => seal.seal(JSON.stringify(address));

/** The address behind a channel; null where the server's secret was changed since it was given. */
export function openAddress(seal: Seal, sealed: string): RobotAddress | null {
  const text = seal.open(sealed);
  return text === null ? null : (JSON.parse(text) as RobotAddress);
}

/** A channel that can send; null where its address cannot be read any more. */
export function openChannel(row: ChannelRow, parts: { webhooks: Webhooks; seal: Seal }): Channel | null {
  const address = openAddress(parts.seal, row.sealed);
  return address && MAKE[row.kind as SetUpKind]({ webhooks: parts.webhooks, address });
}
