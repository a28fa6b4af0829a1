import type { QueueItem } from '../queue/item.ts';
import type { Digest } from './content.ts';
import { MAIL_WORDS, type MailLanguage, type MailWords } from './words.ts';

/** A mail without its address. */
export interface Draft {
  readonly subject: string;
  readonly text: string;
}

/** Items named one by one; the rest is counted. */
const NAMED = 8;

/** The digest as a mail, in the reader's language. */
export function writeDigest(
  digest: Digest,
  reader: { name: string; language: MailLanguage; home: string; off: string },
): Draft {
  const words = MAIL_WORDS[reader.language];
  const sections = [
    section(words.waits, waitingLines(digest.waiting, words)),
    section(
      words.newPains,
      digest.newPains.map(({ title, voices }) => `${title} · ${words.voices(voices)}`),
    ),
    section(
      words.verified,
      digest.verified.map((bell) => verifiedLine(bell, words)),
    ),
    section(
      words.adopted,
      digest.adopted.map(({ number, title }) => `#${number} ${title}`),
    ),
  ].filter((text) => text !== '');
  const text = [
    words.greeting(reader.name),
    ...sections,
    `${words.open}\n${reader.home}`,
    `${words.off}\n${reader.off}`,
  ];
  return { subject: words.subject(digest.waiting.length), text: `${text.join('\n\n')}\n` };
}

/** One step of a bell or an alarm as a mail of its own. */
export function writeStep(
  step: {
    kind: string;
    thing: string;
    title: string;
    detail: Readonly<Record<string, string | number | null>>;
  },
  reader: { language: MailLanguage; link: string },
): Draft {
  const words = MAIL_WORDS[reader.language];
  const { number, actor, reason } = step.detail;
  const name = step.thing === 'alarm' ? words.alarm : words.bell;
  const subject = name(Number(number), step.title);
  const parts = [words.steps[step.kind] ?? step.kind, subject, words.by(String(actor))];
  if (reason) parts.push(String(reason));
  return { subject, text: `${[...parts, reader.link].join('\n\n')}\n` };
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines.map((line) => `  · ${line}`)].join('\n');

function waitingLines(items: readonly QueueItem[], words: MailWords): string[] {
  const lines = items.slice(0, NAMED).map((item) => {
    const number = item.number === null ? '' : ` #${item.number}`;
    return `${words.kinds[item.kind]}${number}: ${item.title}${item.overdue ? ` (${words.late})` : ''}`;
  });
  return items.length > NAMED ? [...lines, words.more(items.length - NAMED)] : lines;
}

function verifiedLine({ number, title, ratio }: Digest['verified'][number], words: MailWords): string {
  const fallen = ratio === null ? '' : ` · ${words.fallen(Math.round((1 - ratio) * 100))}`;
  return `#${number} ${title}${fallen}`;
}
