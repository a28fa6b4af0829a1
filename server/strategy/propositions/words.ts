/**
 * The words of a proposition. Strategy = customer value + what the customer feels: who is the customer, what is the
 * pain, how is it solved; value = benefit + growth + experience; and the assumption that the loop puts to the test.
 */
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
export type Words = Record<Field, string>;

/** What must not be blank, and what to say where it is. */
const REQUIRED: readonly { field: Field; says: string }[] = [
  { field: 'title', says: 'Give the proposition a title that people can say.' },
  { field: 'who', says: 'A strategy without a customer is not a strategy: say who the customer is.' },
  {
    field: 'pain',
    says: 'A strategy without customer value is not a strategy: say what hurts the customer.',
  },
  {
    field: 'solution',
    says: 'A strategy without customer value is not a strategy: say how the pain is solved.',
  },
];

/** The first field that is missing, with a sentence on how to mend it; null where the words are whole. */
export function missingIn(words: Words): { field: Field; says: string } | null {
  return REQUIRED.find(({ field }) => isBlank(words[field])) ?? null;
}

// White space, and characters that show nothing: zero-width ones, the soft hyphen, the byte order mark.
const isBlank = (text: string) => text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff\u3164]/gu, '') === '';

/** Words with blanks at their ends taken off; fields that were left out are empty. */
export function tidy(words: Partial<Words>): Words {
  return Object.fromEntries(FIELDS.map((field) => [field, (words[field] ?? '').trim()])) as Words;
}
