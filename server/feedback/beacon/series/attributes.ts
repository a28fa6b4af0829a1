/**
 * Which attributes, and which of their values, are worth a series of their own. Rules:
 * S1 A value gets a series at its second voice; of an attribute that is well known, at its first.
 * S2 An attribute whose values hardly ever come again (order numbers, times) is left out.
 * S3 At most `MOST_VALUES` values an attribute; the workspace's own bound stands above it.
 * S4 An attribute of many numbers is a measure, such as an amount, and left out; whether it is shows after a while, so
 *    numbers get their series later than words.
 */

/** Values of one attribute that are watched at most. */
export const MOST_VALUES = 5_000;
/** Values that are remembered, to see whether they come again. */
const REMEMBERED = 20_000;
/** Longest value; longer ones are texts. */
export const LONGEST_VALUE = 200;
/** So many voices tell whether the values of an attribute come again. */
const TELLING = 2_000;
/** Above this share of values that were never seen before, an attribute is left out; below the other it is well known. */
const SCATTERED = 0.8;
const KNOWN = 0.2;
/** More numbers than this are a measure; so many voices show it. */
const MOST_NUMBERS = 50;
const NUMBERS_TELLING = 300;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** What is known of a value: the series that watches it, or how often and when it came so far. */
export interface Value<S> {
  series: S | null;
  voices: number;
  firstAt: number;
}

export interface AttributeState {
  readonly voices: number;
  readonly distinct: number;
  readonly leftOut: boolean;
  /** How many of the distinct values are numbers. */
  readonly numbers: number;
  /** When the first voice that carried it happened. */
  readonly bornAt: number;
}

const NOTHING: AttributeState = {
  voices: 0,
  distinct: 0,
  leftOut: false,
  numbers: 0,
  bornAt: Number.MAX_SAFE_INTEGER,
};

/** One attribute of a workspace's voices, such as the region. */
export class Attribute<S> {
  readonly values = new Map<string, Value<S>>();
  voices: number;
  distinct: number;
  leftOut: boolean;
  numbers: number;
  bornAt: number;
  #watched = 0;

  constructor(state: AttributeState = NOTHING) {
    this.voices = state.voices;
    this.distinct = state.distinct;
    this.leftOut = state.leftOut;
    this.numbers = state.numbers;
    this.bornAt = state.bornAt;
  }

  get watched(): number {
    return this.#watched;
  }

  state(): AttributeState {
    const { voices, distinct, leftOut, numbers, bornAt } = this;
    return { voices, distinct, leftOut, numbers, bornAt };
  }

  /** Counts a voice with the value; null where the value is not to be watched at all. */
  meet(text: string, at: number): Value<S> | null {
    this.voices += 1;
    if (at < this.bornAt) this.bornAt = at;
    let value = this.values.get(text);
    if (value === undefined) {
      this.distinct += 1;
      if (NUMBER.test(text)) this.numbers += 1;
      if (this.#isScattered() || this.#isMeasure()) {
        this.leftOut = true;
        return null;
      }
      if (this.values.size >= REMEMBERED) this.#forget();
      value = { series: null, voices: 0, firstAt: at };
      this.values.set(text, value);
    }
    value.voices += 1;
    return value;
  }

  /** Whether a value without a series should get one now. */
  deserves(value: Value<S>): boolean {
    if (value.series !== null || this.#watched >= MOST_VALUES) return false;
    if (this.numbers > this.distinct / 2 && this.voices < NUMBERS_TELLING) return false;
    return value.voices >= 2 || (this.voices >= TELLING && this.distinct < KNOWN * this.voices);
  }

  /** From now on the series watches the value. */
  give(text: string, series: S): void {
    const value = this.values.get(text) ?? { series: null, voices: 0, firstAt: 0 };
    if (value.series === null) this.#watched += 1;
    value.series = series;
    this.values.set(text, value);
  }

  #isScattered(): boolean {
    return this.voices >= TELLING && this.distinct > SCATTERED * this.voices;
  }

  #isMeasure(): boolean {
    return this.numbers > MOST_NUMBERS && this.numbers > this.distinct / 2;
  }

  /** Values that came once and have no series. */
  #forget(): void {
    for (const [text, { series, voices }] of this.values) {
      if (series === null && voices <= 1) this.values.delete(text);
    }
  }
}
