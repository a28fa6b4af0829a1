import type { PagedAlarm } from './alarm.ts';
import type { Page } from './channels/channel.ts';
import { PAGE_WORDS, type PageLanguage, type PageWords } from './words.ts';

/** Alarms that a merged message names one by one; the rest is counted. */
const NAMED = 8;
const LONGEST_TITLE = 120;

export interface MessageLink {
  readonly text: string;
  readonly url: string;
}

/** A message in words, as every channel then dresses it. Nothing in it is escaped. */
export interface Message {
  /** One line that says what burns. */
  readonly headline: string;
  readonly lines: readonly { readonly text: string; readonly url: string | null }[];
  /** Whom it is for; empty where it goes to themselves. */
  readonly called: string;
  readonly links: readonly MessageLink[];
  readonly severity: PagedAlarm['severity'] | null;
}

/** Words a message; several alarms become one message that names the gravest and counts the rest. */
export function wordPage(page: Page): Message {
  const words = PAGE_WORDS[page.language];
  const called = page.to.length === 0 ? '' : words.called(page.to.map(({ name }) => name).join(words.comma));
  if (page.about === 'test') {
    const lines = [{ text: words.testLine(page.workspace), url: null }];
    return { headline: words.test, lines, called: '', links: [home(page, words.open)], severity: null };
  }
  const [first] = page.items;
  const { severity } = first!.alarm;
  if (page.items.length === 1) {
    const { alarm, link, acknowledge } = first!;
    const links = [{ text: words.open, url: link }];
    if (acknowledge !== null) links.unshift({ text: words.acknowledge, url: acknowledge });
    const lines = describeAlarm(alarm, page.language).map((text) => ({ text, url: null }));
    const told = page.about === 'cause' ? `${words.located}${words.colon}` : '';
    return { headline: told + titleOf(alarm, words), lines, called, links, severity };
  }
  const lines: Message['lines'][number][] = page.items.slice(0, NAMED).map(({ alarm, link }) => ({
    text: `${titleOf(alarm, words)}${words.comma}${describeAlarm(alarm, page.language)[0]}`,
    url: link,
  }));
  if (page.items.length > NAMED) lines.push({ text: words.more(page.items.length - NAMED), url: null });
  const headline = words.merged(page.items.length);
  return { headline, lines, called, links: [home(page, words.openAll)], severity };
}

const home = (page: Page, text: string): MessageLink => ({ text, url: page.home });

function titleOf({ severity, number, title, drillId }: PagedAlarm, words: PageWords): string {
  const drill = drillId === null ? '' : words.drill;
  return `${drill}${words.alarm(words.severities[severity], number)} ${short(title)}`;
}

/** How much over what was expected, and where. */
export function describeAlarm(alarm: PagedAlarm, language: PageLanguage): [string, string] {
  const words = PAGE_WORDS[language];
  return [howMuch(alarm, words, language), where(alarm, words)];
}

function howMuch(alarm: PagedAlarm, words: PageWords, language: PageLanguage): string {
  const number = (value: number) => new Intl.NumberFormat(language, precisionFor(value)).format(value);
  const counted = alarm.subject.type !== 'metric';
  const spoken = number(alarm.rate);
  const rate = counted ? words.everyMinute(spoken) : words.measured(spoken);
  const expected = number(alarm.expected);
  if (alarm.why === 'missing') return words.missing;
  if (alarm.why === 'new') return words.isNew(rate);
  if (alarm.why === 'shift') return words.shifts(rate, expected);
  return alarm.direction === 'down'
    ? words.falls(rate, expected)
    : words.rises(rate, expected, number(alarm.lift));
}

/** As exact as people speak: 12, 3.4, 0.052. */
const precisionFor = (value: number): Intl.NumberFormatOptions =>
  Math.abs(value) < 1
    ? { maximumSignificantDigits: 2 }
    : { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 };

function where({ cause }: PagedAlarm, words: PageWords): string {
  if (cause === null) return words.notLocated;
  const [first] = cause.causes;
  if (cause.outside || !first) return words.outside;
  const parts = Object.entries(first.scope).map(
    ([attribute, values]) => `${attribute} = ${values.join(words.or)}`,
  );
  return words.where(short(parts.join(words.and)), Math.round(first.share * 100));
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1)}…`;
};
