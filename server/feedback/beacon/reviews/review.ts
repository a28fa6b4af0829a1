/** The parts of a report, in the order in which they are read. */
export const REVIEW_PARTS = [
  'what',
  'where',
  'who',
  'duration',
  'tried',
  'voices',
  'strategy',
  'lessons',
  'followUp',
] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** The report's words; a draft leaves `lessons` and `followUp` to people. */
export type ReviewWords = Readonly<Record<ReviewPart, string>>;

export type ReviewLanguage = 'zh-CN' | 'en';
