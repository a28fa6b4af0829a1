import type { PreparedVoice } from './prepare.ts';

/** Voices that one caller wants stored; several callers' lots share a commit. */
export interface Lot {
  readonly workspaceId: string;
  readonly voices: readonly PreparedVoice[];
}

/** What became of a voice that fit. */
export interface Kept {
  readonly status: 'accepted' | 'duplicate';
  /** Of the stored voice; of the earlier one for a duplicate. */
  readonly id: string;
}

/** The lots of one workspace as a single list of different identities. */
export interface Merged {
  readonly unique: readonly PreparedVoice[];
  /** For each lot and each of its voices, its place in `unique`. */
  readonly places: readonly (readonly number[])[];
}

/** Joins lots so that an identity that comes twice, in one lot or in two, is stored once. */
export function mergeLots(lots: readonly Lot[]): Merged {
  const placeOf = new Map<string, number>();
  const unique: PreparedVoice[] = [];
  const places = lots.map(({ voices }) =>
    voices.map((prepared) => {
      const identity = `${prepared.voice.source}\n${prepared.voice.externalId}`;
      const known = placeOf.get(identity);
      if (known !== undefined) return known;
      placeOf.set(identity, unique.length);
      return unique.push(prepared) - 1;
    }),
  );
  return { unique, places };
}

/** What became of each voice of each lot; of several with one identity the first was accepted. */
export function answerLots({ unique, places }: Merged, known: ReadonlyMap<number, string>): Kept[][] {
  const taken = new Set<number>();
  return places.map((lot) =>
    lot.map((place): Kept => {
      const earlier = known.get(place);
      if (earlier !== undefined) return { status: 'duplicate', id: earlier };
      const status = taken.has(place) ? 'duplicate' : 'accepted';
      taken.add(place);
      return { status, id: unique[place]!.id };
    }),
  );
}
