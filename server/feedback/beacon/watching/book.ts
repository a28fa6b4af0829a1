import type { Subject } from '../alarms/found.ts';
import { Attribute, type AttributeState, LONGEST_VALUE } from '../series/attributes.ts';
import type { NewSeries } from '../series/series-store.ts';
import { codeOf, titleOf, watchesOf } from '../series/subject.ts';
import type { WatchedVoice } from './voice.ts';
import { Watched, type WatchedSeries, type WatchedState } from './watched.ts';

/** Series that count voices, in one workspace. */
export const MOST_SERIES = 20_000;
/** Names of attributes that are looked at. */
const MOST_ATTRIBUTES = 200;

type AutoSubject = Exclude<Subject, { type: 'metric' }>;

/** What the book needs from outside to begin a series. */
export interface Beginning {
  readonly newId: () => string;
  readonly detector: (series: WatchedSeries, state: unknown) => Watched['detector'];
  /** The detector of a series as it would stand at an earlier time. */
  readonly detectorAt: (watched: Watched, now: number) => Watched['detector'];
}

/** All series of a workspace that count voices, found by what they count. */
export class SeriesBook {
  readonly attributes = new Map<string, Attribute<Watched>>();
  readonly pains = new Map<string, Watched>();
  readonly byId = new Map<string, Watched>();
  readonly all: Watched[] = [];
  whole: Watched | null = null;
  /** Begun since they were last taken, to be stored. */
  #fresh: NewSeries[] = [];
  /** Series that turned out not to be worth watching. */
  #dropped: string[] = [];
  readonly #beginning: Beginning;

  constructor(beginning: Beginning, attributes: Readonly<Record<string, AttributeState>> = {}) {
    this.#beginning = beginning;
    for (const [name, state] of Object.entries(attributes)) this.attributes.set(name, new Attribute(state));
  }

  attributeStates(): Record<string, AttributeState> {
    return Object.fromEntries([...this.attributes].map(([name, attribute]) => [name, attribute.state()]));
  }

  /** Takes a stored series in. @param kept what it knew; null: nothing yet */
  open(series: WatchedSeries, { kept, seq }: { kept: WatchedState | null; seq: number }): Watched {
    const watched = new Watched(series, this.#beginning.detector(series, kept?.state ?? null), seq);
    if (kept !== null) watched.recall(kept);
    const { subject } = series;
    if (subject.type === 'workspace') this.whole = watched;
    else if (subject.type === 'pain') this.pains.set(subject.painId, watched);
    else if (subject.type === 'attribute') this.attribute(subject.attribute).give(subject.value, watched);
    this.byId.set(watched.id, watched);
    this.all.push(watched);
    return watched;
  }

  attribute(name: string): Attribute<Watched> {
    let attribute = this.attributes.get(name);
    if (attribute === undefined) {
      attribute = new Attribute();
      this.attributes.set(name, attribute);
    }
    return attribute;
  }

  /**
   * The series that a voice counts in: the workspace's and those of its attributes, begun where they are new.
   * @param known it was met before, so its attributes are not counted again
   * @param into cleared and filled; one list is used again and again, because this is done for every voice
   */
  seriesOf(
    { facts, at }: Pick<WatchedVoice, 'facts' | 'at'>,
    { known, into }: { known: boolean; into: Watched[] },
  ): void {
    into.length = 0;
    into.push(this.whole ?? this.#begin({ type: 'workspace' }, at)!);
    for (const name in facts) {
      const text = facts[name]!;
      if (text.length > LONGEST_VALUE || text === '') continue;
      const series = known ? this.attributes.get(name)?.values.get(text)?.series : this.#meet(name, text, at);
      if (series) into.push(series);
    }
  }

  #meet(name: string, text: string, at: number): Watched | null {
    if (this.attributes.size >= MOST_ATTRIBUTES && !this.attributes.has(name)) return null;
    const attribute = this.attribute(name);
    if (attribute.leftOut) return null;
    const value = attribute.meet(text, at);
    if (value === null) {
      this.#leaveOut(attribute);
      return null;
    }
    if (value.series !== null || !attribute.deserves(value)) return value.series;
    return this.#begin({ type: 'attribute', attribute: name, value: text }, Math.min(at, value.firstAt));
  }

  seriesOfPain(painId: string, at: number): Watched | null {
    return this.pains.get(painId) ?? this.#begin({ type: 'pain', painId }, at);
  }

  /** Series that were begun or dropped since the last time. */
  takeChanges(): { fresh: NewSeries[]; dropped: string[] } {
    const taken = { fresh: this.#fresh, dropped: this.#dropped };
    this.#fresh = [];
    this.#dropped = [];
    return taken;
  }

  drop(watched: Watched): void {
    this.byId.delete(watched.id);
    const at = this.all.indexOf(watched);
    if (at >= 0) this.all.splice(at, 1);
    this.#dropped.push(watched.id);
  }

  #begin(subject: AutoSubject, at: number): Watched | null {
    if (this.all.length >= MOST_SERIES) return null;
    const series = {
      id: this.#beginning.newId(),
      code: codeOf(subject),
      kind: 'count' as const,
      subject,
      title: titleOf(subject) || codeOf(subject),
      direction: watchesOf(subject),
      watched: true,
      sensitivity: 1,
      bornAt: at,
      raisedSeq: 0,
    };
    const { id, code, kind, direction } = series;
    const bornAt = new Date(at);
    const none = { title: null, unit: null, missingAfterMinutes: null };
    this.#fresh.push({ id, code, kind, subject, direction, bornAt, ...none });
    return this.open(series, { kept: null, seq: 0 });
  }

  #leaveOut(attribute: Attribute<Watched>): void {
    for (const { series } of attribute.values.values()) if (series) this.drop(series);
    attribute.values.clear();
  }
}
