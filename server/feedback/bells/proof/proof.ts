import { binomialAtMost, shareInterval } from './binomial.ts';

/** Voices about the pain in a stretch of time: `from` included, `to` not (ISO moments). */
export interface Window {
  readonly from: string;
  readonly to: string;
  /** The exposure in days, to the thousandth. */
  readonly days: number;
  /** Voices of the pain, repeats not counted. */
  readonly voices: number;
  /** All voices that the workspace heard meanwhile. */
  readonly heard: number;
}

/** Whether customers hurt less since the change, with everything needed to check it by hand. */
export interface Proof {
  readonly verdict: 'fallen' | 'notFallen' | 'tooEarly' | 'tooFew' | 'silent' | 'noPain';
  readonly before: Window | null;
  readonly after: Window | null;
  /** Mean voices a day after ÷ before, with its 90 % interval; null where there is nothing to divide by. */
  readonly ratio: number | null;
  readonly ratioInterval: readonly [number, number | null] | null;
  /** One-sided p of the conditional binomial test that the rate has not fallen. */
  readonly p: number | null;
  /** When it can first be judged. */
  readonly judgeableAt: string | null;
  /** One English sentence for a refusal. */
  readonly says: string;
}

/** Days before the change, least and most days after it, and what counts as fallen. */
const PROOF_RULE = {
  daysBefore: 7,
  leastDaysAfter: 3,
  mostDaysAfter: 28,
  p: 0.05,
  ratio: 0.8,
} as const;

const DAY = 86_400_000;

/**
 * What to compare: the week before the change went live and the time since. The week before the bell would not do: a
 * bell rung early in a surge has a quiet week behind it, and a surge that died by itself would be credited to the
 * change.
 */
export function proofSpans(changedAt: Date, now: Date) {
  const live = changedAt.getTime();
  const end = Math.max(live, Math.min(now.getTime(), live + PROOF_RULE.mostDaysAfter * DAY));
  return {
    before: span(live - PROOF_RULE.daysBefore * DAY, live),
    after: span(live, end),
    judgeableAt: new Date(live + PROOF_RULE.leastDaysAfter * DAY).toISOString(),
  };
}

const span = (from: number, to: number): Omit<Window, 'voices' | 'heard'> => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  days: Math.round(((to - from) / DAY) * 1_000) / 1_000,
});

/** Whether enough time has passed since the change. */
export const isJudgeable = (bell: { changedAt: Date | null }, now: Date): boolean =>
  bell.changedAt !== null && now.getTime() - bell.changedAt.getTime() >= PROOF_RULE.leastDaysAfter * DAY;

/**
 * Compares two Poisson counts by the conditional test: given all voices of both windows, the share of the later ones
 * is binomial with p = its share of the time if nothing changed (Przyborowski and Wilenski 1940). Fallen: one-sided
 * p < 0.05 and at most 0.8 of the rate before.
 */
export function judge(before: Window, after: Window, judgeableAt: string): Proof {
  const counts = { before, after, judgeableAt };
  const none = { ratio: null, ratioInterval: null, p: null };
  if (after.days < PROOF_RULE.leastDaysAfter) {
    const says = `It can be judged from ${judgeableAt}, ${PROOF_RULE.leastDaysAfter} days after the change; ${after.days.toFixed(1)} have passed.`;
    return { ...counts, ...none, verdict: 'tooEarly', says };
  }
  if (after.heard === 0) {
    const says = 'No customer voice of any kind arrived since the change, so silence proves nothing.';
    return { ...counts, ...none, verdict: 'silent', says };
  }
  if (before.voices === 0) {
    const says = `No voice of this pain in the ${before.days} days before the change, so a fall cannot be shown.`;
    return { ...counts, ...none, verdict: 'tooFew', says };
  }
  return { ...counts, ...compare(before, after) };
}

function compare(
  before: Window,
  after: Window,
): Pick<Proof, 'verdict' | 'ratio' | 'ratioInterval' | 'p' | 'says'> {
  const all = before.voices + after.voices;
  const p = binomialAtMost(after.voices, all, after.days / (before.days + after.days));
  const ratio = after.voices / after.days / (before.voices / before.days);
  const [low, high] = shareInterval(after.voices, all, 0.9);
  const toRatio = (share: number) => ((share / (1 - share)) * before.days) / after.days;
  const ratioInterval = [toRatio(low), high === 1 ? null : toRatio(high)] as const;
  const fallen = p < PROOF_RULE.p && ratio <= PROOF_RULE.ratio;
  const rates = `${(before.voices / before.days).toFixed(1)} → ${(after.voices / after.days).toFixed(1)} voices a day`;
  const says = `${rates} (ratio ${ratio.toFixed(2)}, one-sided p ${p.toPrecision(2)}): ${fallen ? 'it fell' : 'no fall is shown'}.`;
  return { verdict: fallen ? 'fallen' : 'notFallen', ratio, ratioInterval, p, says };
}

/** The judgement on a bell that no pain stands behind: it cannot be measured. */
export const NO_PAIN: Proof = {
  verdict: 'noPain',
  before: null,
  after: null,
  ratio: null,
  ratioInterval: null,
  p: null,
  judgeableAt: null,
  says: 'The bell is tied to no pain whose rate could be measured; tie it to one first.',
};
