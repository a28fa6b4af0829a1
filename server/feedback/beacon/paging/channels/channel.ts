import type { PagedAlarm } from '../alarm.ts';
import type { About } from '../delivery.ts';
import type { PageLanguage } from '../words.ts';

/** Ways to call people. The first three every workspace has; the others are set up. */
export const SET_UP_KINDS = ['webhook', 'dingtalk', 'feishu', 'wecom', 'slack'] as const;
export type SetUpKind = (typeof SET_UP_KINDS)[number];
export type ChannelKind = 'page' | 'web-push' | 'mail' | SetUpKind;

/** What a channel was set up with beside its address and secret. */
export interface ChannelSettings {
  readonly language: PageLanguage;
  /** Whether a second message says where it burns, once that is known. */
  readonly tellCause: boolean;
}

/** Somebody whom a message is for or mentions. */
export interface Called {
  readonly memberId: string;
  readonly name: string;
  readonly email: string | null;
  /** By which this channel mentions them: a mobile number, or an id. */
  readonly handle: string | null;
}

/** An alarm as a message speaks of it. */
export interface PagedItem {
  readonly alarm: PagedAlarm;
  readonly link: string;
  /** Acknowledges after one question; null where nothing is to be acknowledged. */
  readonly acknowledge: string | null;
}

/** One message: one alarm, or several that were merged, the gravest first. */
export interface Page {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspace: string;
  readonly about: About | 'test';
  readonly items: readonly PagedItem[];
  readonly to: readonly Called[];
  readonly language: PageLanguage;
  /** Where all alarms are seen. */
  readonly home: string;
  /** Whether the page may make itself heard. */
  readonly sound: boolean;
  readonly at: Date;
}

/** How a message ended. */
export type Delivery =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Such as `http.503`, `robot.310000`, `smtp.550`, `nowhere`. Never holds an address or a secret. */
      readonly reason: string;
      readonly temporary: boolean;
      /** What the other side asked to wait, in milliseconds. */
      readonly afterMs?: number | null;
    };

/** One way to call people. It never throws for what the other side does. */
export interface Channel {
  readonly kind: ChannelKind;
  send(page: Page): Promise<Delivery>;
}
