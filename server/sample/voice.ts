/** One customer voice of the sample company, ready for the product's own intake. */
export interface SampleVoice {
  text: string;
  /** ISO time, never later than the `until` that the voices were made for. */
  occurredAt: string;
  /** The system it came from; (source, externalId) is the voice's identity. */
  source: string;
  externalId: string;
  channel: Channel;
  author: { key: string; attributes: Record<string, string> };
  attributes: Record<string, string | number>;
  /** 1–5 where the channel asks for stars, else null. */
  rating: number | null;
  /** Shared by the voices of one conversation. */
  conversation?: string;
  /** What the generator meant. For tests and measures; never stored by the product. */
  truth: SampleTruth;
}

export interface SampleTruth {
  kind: Kind;
  /** Topic keys, in the order in which the voice says them; empty for noise. */
  topics: string[];
  incident?: string;
  /** The externalId of the voice that this one repeats (nearly) word for word. */
  copyOf?: string;
}

export type Kind = 'complaint' | 'question' | 'wish' | 'praise' | 'noise';

export type Role = 'consumer' | 'merchant' | 'agent';

export type Channel =
  | '电话转写'
  | '在线客服'
  | '应用商店'
  | '商品评价'
  | '工单'
  | '商家群'
  | '门店'
  | '社交媒体'
  | '回访问卷'
  | '坐席笔记';

/** Facts of an order that a topic's voices carry as attributes. */
export type Fact = 'payment' | 'carrier' | 'amount' | 'version';

/** How a topic's volume runs over the half year, beside the growth and rhythm that all share. */
export type Course = 'steady' | 'growing' | 'fading' | 'promotion' | 'after-promotion' | 'release';

/** One thing that people talk about, with the many ways in which they say it (phrases of `grammar.ts`). */
export interface Topic {
  key: string;
  /** The topic in a person's words, for the story and for tests. */
  title: string;
  product: string;
  kind: Kind;
  /** Expected number of voices over the whole period, incidents not counted. */
  volume: number;
  /** Who speaks; consumers unless said. */
  role?: Role;
  course?: Course;
  facts?: readonly Fact[];
  /** Channels where it is heard three times as often. */
  heavy?: readonly Channel[];
  /** The thing itself. */
  core: readonly string[];
  /** A second sentence: what happened, what it cost. */
  more: readonly string[];
  /** What they want done. */
  ask?: readonly string[];
  /** How it sounds in a few words. */
  brief?: readonly string[];
  /** The same from an English speaker. */
  en?: readonly string[];
  enMore?: readonly string[];
}
