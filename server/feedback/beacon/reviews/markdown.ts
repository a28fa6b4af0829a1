import type { AlarmRow } from '../alarms/store.ts';
import { REVIEW_PARTS, type ReviewLanguage, type ReviewWords } from './review.ts';
import { REPORT_WORDS } from './words.ts';
import { subjectOf } from './write.ts';

/** A report as Markdown. What people wrote stays text: nothing in it becomes a heading, a link or a picture. */
export function reviewMarkdown(alarm: AlarmRow, written: ReviewWords, language: ReviewLanguage): string {
  const words = REPORT_WORDS[language];
  const sections = REVIEW_PARTS.filter((part) => written[part].trim() !== '').map(
    (part) => `## ${words.parts[part]}\n\n${written[part].trim().split('\n').map(line).join('\n')}\n`,
  );
  return [`# ${escaped(words.report(alarm.number, subjectOf(alarm, words)))}\n`, ...sections].join('\n');
}

/** Two blanks at the end of a line keep its break. */
const line = (text: string): string => (text.trim() === '' ? '' : `${escaped(text)}  `);

const escaped = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>#|!]/g, '\\$&').replace(/^(\s*)([-+]|\d+\.)(?=\s)/, '$1\\$2');
