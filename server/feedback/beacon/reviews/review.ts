/** The parts of a report, in the order in which they are read. */
export const REVIEW_PARTS = [
  'what',
  'where',
  'who',
  'howLong',
  'tried',
  'voices',
  'strategy',
  'lessons',
  'change',
] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** The report's words; a draft leaves `lessons` and `change` to people. */
export type ReviewWords = Readonly<Record<ReviewPart, string>>;
