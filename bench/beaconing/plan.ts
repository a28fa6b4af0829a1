import { sampleVoices } from '../../server/sample/voices.ts';

/** Uniform in 0 … 1 from a seed (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Poisson, by a normal where it is large. */
export function poisson(mean: number, chance: () => number): number {
  if (mean > 60) {
    const z = Math.sqrt(-2 * Math.log(chance() || 1e-12)) * Math.cos(2 * Math.PI * chance());
    return Math.max(0, Math.round(mean + z * Math.sqrt(mean)));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}

export interface Incident {
  readonly product: string;
  /** Seconds after the stream began. */
  readonly startsAt: number;
  /** Voices a minute on top of the usual. */
  readonly extraPerMinute: number;
}

export interface Plan {
  readonly products: readonly string[];
  /** Usual voices a minute of each product. */
  readonly perMinute: readonly number[];
  readonly regions: readonly string[];
  readonly channels: readonly string[];
  readonly texts: readonly string[];
  readonly incidents: readonly Incident[];
}

export interface Wish {
  readonly series: number;
  readonly rate: number;
  readonly incidents: number;
  readonly seconds: number;
  readonly seed: number;
}

/** Series that are no products: all voices, source, languages, channels, regions, and room for pains. */
const OTHERS = 200;
const TEXTS = 300;
/** Incidents begin after the stream has settled and leave time to be seen. */
const [FIRST, LAST] = [20, 60];

/** What is sent: products whose rates differ hundredfold, and incidents on some of them. The same for the same seed. */
export function planOf({ series, rate, incidents, seconds, seed }: Wish): Plan {
  const chance = chanceOf(seed);
  const count = Math.max(20, series - OTHERS);
  const weights = Array.from({ length: count }, () => Math.exp(1.2 * normal(chance)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const products = weights.map((_, n) => `p${String(n).padStart(5, '0')}`);
  const perMinute = weights.map((weight) => (weight / sum) * rate * 60);
  const chosen = shuffled(products.length, chance).slice(0, incidents);
  return {
    products,
    perMinute,
    regions: Array.from({ length: 20 }, (_, n) => `r${n}`),
    channels: ['app', 'web', 'phone', 'chat', 'mail'],
    texts: textsOf(seed),
    incidents: chosen.map((n, i) => ({
      product: products[n]!,
      startsAt: FIRST + ((i + chance()) / incidents) * Math.max(1, seconds - FIRST - LAST),
      extraPerMinute: Math.max(20, perMinute[n]! * [2, 4, 9][i % 3]!),
    })),
  };
}

const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(chance() || 1e-12)) * Math.cos(2 * Math.PI * chance());

function shuffled(length: number, chance: () => number): number[] {
  const order = Array.from({ length }, (_, n) => n);
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function textsOf(seed: number): string[] {
  const texts = new Set<string>();
  for (const { text } of sampleVoices({ seed, until: new Date() })) {
    texts.add(text);
    if (texts.size >= TEXTS) break;
  }
  return [...texts];
}

/** Makes voices of the plan, each of an author of its own. */
export class Voices {
  readonly #plan: Plan;
  readonly #chance: () => number;
  readonly #cumulative: Float64Array;
  #made = 0;

  constructor(plan: Plan, seed: number) {
    this.#plan = plan;
    this.#chance = chanceOf(seed);
    this.#cumulative = new Float64Array(plan.perMinute.length);
    let sum = 0;
    for (const [n, rate] of plan.perMinute.entries()) {
      sum += rate;
      this.#cumulative[n] = sum;
    }
  }

  /** @param product null: one by the usual rates */
  make(at: number, product: string | null = null) {
    const { texts, regions, channels } = this.#plan;
    const n = this.#made++;
    const pick = <T>(from: readonly T[]): T => from[Math.floor(this.#chance() * from.length)]!;
    return {
      text: pick(texts),
      occurredAt: new Date(at).toISOString(),
      source: 'bench',
      externalId: `bench-${at}-${n}`,
      channel: pick(channels),
      author: { key: `a${at}-${n}` },
      attributes: { product: product ?? this.#usual(), region: pick(regions) },
    };
  }

  #usual(): string {
    const wanted = this.#chance() * this.#cumulative.at(-1)!;
    let [low, high] = [0, this.#cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#cumulative[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#plan.products[low]!;
  }
}
