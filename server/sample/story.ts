/**
 * The story of the sample company, told in its own words: who works there, what it promises its customers, who
 * hears which bell, and what has happened. Pains are named by the topic keys of the voices' truth; everything
 * else by the keys given here.
 */

/** A clock time in China, so many days before the last day of the story; negative days are still to come. */
export interface Moment {
  day: number;
  /** `HH:MM`. */
  time: string;
}

export interface SampleMember {
  key: string;
  name: string;
  email: string;
  role: 'owner' | 'leader' | 'manager' | 'frontline' | 'member' | 'guest';
  team: string;
  title: string;
}

export interface SampleCycle {
  key: string;
  name: string;
  cadence: 'year' | 'half' | 'quarter' | 'month';
  /** The business module that turns at this cadence; the company's own cycles have none. */
  module: string | null;
  owner: string;
  /** A day inside the cycle: its bounds are the calendar's. */
  inside: number;
  /** What this turn of the loop is about. */
  aim: string;
}

export interface SampleWords {
  title: string;
  who: string;
  pain: string;
  solution: string;
  benefit: string;
  growth: string;
  experience: string;
  assumption: string;
}

export interface SampleProposition {
  key: string;
  owner: string;
  cycle: string;
  /** Days before the end when it came into force. */
  liveSince: number;
  words: SampleWords;
  /** Topics that a person would match with it; none for a dead clause. */
  topics: readonly string[];
}

export interface SampleRoutingRule {
  name: string;
  /** All parts must fit; within a part any value does. */
  matches: {
    attributes?: Readonly<Record<string, readonly string[]>>;
    channels?: readonly string[];
    words?: readonly string[];
  };
  owner: string;
  /** Working minutes until the acknowledgement is due. */
  acknowledgeMinutes: number;
  /** Who is called next, so many working minutes after the step before. */
  ladder: readonly { member: string; afterMinutes: number }[];
}

export type Block = [string, string];

export interface SampleCalendar {
  name: string;
  timeZone: string;
  /** Weekday 1 (Monday) … 7 (Sunday) → blocks; a missing day is free. */
  week: Readonly<Record<string, readonly Block[]>>;
  /** Days that differ: none for a holiday, some for a working day out of turn. */
  exceptions: readonly { day: number; name: string; blocks: readonly Block[] }[];
}

/** What happened to a bell, in order. `by` is a member; the clock escalates. */
export type BellStep = { at: Moment } & (
  | { type: 'acknowledge' | 'takeInHand' | 'verify'; by: string; note?: string }
  | { type: 'markChanged'; by: string; change: string }
  | { type: 'reopen' | 'refuse'; by: string; reason: string }
  | { type: 'handOver'; by: string; to: string; reason: string }
  | { type: 'escalate'; by: 'clock' }
);

export interface SampleBell {
  key: string;
  topic: string;
  ringer: string;
  owner: string;
  rungAt: Moment;
  /** Why it was rung. */
  note: string;
  steps: readonly BellStep[];
  /** Where it stands at the end. */
  ends: 'rung' | 'acknowledged' | 'inHand' | 'changed' | 'verified' | 'reopened' | 'refused';
}

export interface SampleAdjustment {
  key: string;
  proposition: string;
  proposer: string;
  proposedAt: Moment;
  why: string;
  /** Only the words that change. */
  change: Partial<SampleWords>;
  evidence: { topics: readonly string[]; bells: readonly string[] };
  decision:
    | { type: 'waiting' }
    | { type: 'adopted'; by: string; at: Moment }
    | { type: 'refused'; by: string; at: Moment; reason: string };
}

export interface SampleCompany {
  name: string;
  nameEn: string;
  members: readonly SampleMember[];
  cycles: readonly SampleCycle[];
  propositions: readonly SampleProposition[];
  routing: readonly SampleRoutingRule[];
  calendar: SampleCalendar;
  bells: readonly SampleBell[];
  adjustments: readonly SampleAdjustment[];
  /** Large pains that no proposition addresses: what the screen of blind spots must show. */
  blindSpots: readonly string[];
  /** Propositions that no voice supports. */
  deadClauses: readonly string[];
}
