/** Text: one form, its language, its words; personal data masked; the points that a voice makes. */

export { type KindContext, kindOf, POINT_KINDS, type PointKind } from './kinds/kinds.ts';
export { detectLanguage, LANGUAGES, type Language } from './language.ts';
export { findPersonalData, type Masked, maskPersonalData } from './mask/mask.ts';
export { PERSONAL_DATA_KINDS, type PersonalDataKind, type PersonalDataSpan } from './mask/subject.ts';
export { normalise, normaliseTraced, type TracedText } from './normalise.ts';
export { type Point, splitPoints } from './points/points.ts';
export { stem } from './stem.ts';
export { type WordOptions, words } from './words.ts';
