import type { ChannelKind } from './channels/channel.ts';
import type { Pace } from './lanes/pace.ts';

/**
 * How fast messages may go to one robot, or to one member. Limits as the makers name them: DingTalk and WeCom 20 a
 * minute for a robot, Feishu 100 a minute and 5 a second, Slack one a second. In no minute more than the sum goes out.
 */
export const PACES: Readonly<Record<ChannelKind, Pace>> = {
  page: { burst: 10, perMinute: 60 },
  'web-push': { burst: 5, perMinute: 20 },
  mail: { burst: 3, perMinute: 6 },
  webhook: { burst: 20, perMinute: 280 },
  dingtalk: { burst: 5, perMinute: 15 },
  wecom: { burst: 5, perMinute: 15 },
  feishu: { burst: 3, perMinute: 90 },
  slack: { burst: 2, perMinute: 45 },
};

/** Messages a minute at most. */
export const limitOf = (kind: ChannelKind): number => PACES[kind].burst + PACES[kind].perMinute;
