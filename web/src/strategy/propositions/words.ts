/** The parts of a proposition in the order in which one thinks them. */
export const FIELDS = [
  'title',
  'who',
  'pain',
  'solution',
  'benefit',
  'growth',
  'experience',
  'assumption',
] as const;
export type Field = (typeof FIELDS)[number];
export type Words = Readonly<Record<Field, string>>;

/** A strategy without customer value is no strategy: these may not be blank. */
export const REQUIRED: ReadonlySet<Field> = new Set(['title', 'who', 'pain', 'solution']);
export const EMPTY_WORDS: Words = {
  title: '',
  who: '',
  pain: '',
  solution: '',
  benefit: '',
  growth: '',
  experience: '',
  assumption: '',
};
