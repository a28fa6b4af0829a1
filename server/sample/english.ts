import type { Chance } from './chance.ts';
import type { Person } from './people.ts';
import type { Kind, Topic } from './voice.ts';
import { EMOJI, EN_FEELINGS } from './words/feelings.ts';

const GREETINGS = ['Hi', 'Hello', 'Hey', 'Excuse me', 'Dear team'];
const TURNS = ['Also,', 'And', 'Another thing:', 'By the way,'];

/** The same things from somebody who writes in English; every topic must have English phrases. */
export function sayInEnglish(
  what: { topics: readonly Topic[]; person: Person },
  mouth: { chance: Chance; speak: (phrase: string) => string },
): string {
  const { topics, person } = what;
  const { chance, speak } = mouth;
  const [topic, ...others] = topics;
  const felt = topic!.kind as Exclude<Kind, 'noise'>;
  const sentences = [speak(chance.pick(topic!.en!))];
  if (topic!.enMore && chance.yes(0.5)) sentences.push(speak(chance.pick(topic!.enMore)));
  for (const other of others) {
    sentences.push(`${chance.pick(TURNS)} ${withoutCapital(speak(chance.pick(other.en!)).trim())}`);
  }
  if (topic!.role !== 'merchant' && chance.yes(0.4)) sentences.push(speak(chance.pick(EN_FEELINGS[felt])));
  const greeting = chance.yes(0.2) ? `${chance.pick(GREETINGS)}, ` : '';
  const text = sentences
    .map(tidy)
    .reduce((said, next) => `${said}${/[?!.]$/.test(said) ? ' ' : '. '}${next}`);
  const written = finish(greeting === '' ? text : greeting + withoutCapital(text), person);
  if (!chance.yes(person.emoji * 0.5)) return written;
  return `${written} ${chance.pick(EMOJI[felt].filter((each) => !each.startsWith('[')))}`;
}

function tidy(sentence: string): string {
  const spaced = sentence
    .replace(/\s+/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A sentence that goes on after a comma; I and app names keep their capitals. */
function withoutCapital(sentence: string): string {
  return /^(I\b|[A-Z]{2})/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function finish(text: string, { habit }: Person): string {
  if (habit === 'none' || habit === 'spaces') return text.toLowerCase();
  if (habit === 'shouting') return `${text}!!!`;
  return habit === 'plain' && !/[?!.]$/.test(text) ? `${text}.` : text;
}
