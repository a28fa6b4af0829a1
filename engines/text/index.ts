/** Text: one form, its language and its words. */
export { detectLanguage, LANGUAGES, type Language } from './language.ts';
export { normalise, normaliseTraced, type TracedText } from './normalise.ts';
export { stem } from './stem.ts';
export { type WordOptions, words } from './words.ts';
