import type { Chance } from './chance.ts';
import type { Habit, Person } from './people.ts';
import type { Channel } from './voice.ts';
import { BORROWED, DIALECT, SLIPS, TRADITIONAL } from './words/wear.ts';

const FILLERS = ['那个', '就是', '就是说', '对吧', '嗯', '然后呢', '你看', '反正'];
const TRADITIONAL_OF = new Map([...TRADITIONAL[0]].map((char, at) => [char, [...TRADITIONAL[1]][at]!]));

/** Makes neat text look typed or spoken by that person: dialect, borrowed words, slips, their commas. */
export function roughen(text: string, by: { person: Person; channel: Channel }, chance: Chance): string {
  const { person, channel } = by;
  let said = text;
  if (channel === '电话转写') said = hesitate(said, chance);
  if (chance.yes(person.dialect)) said = swapOne(said, dialectOf(person.region), chance);
  if (chance.yes(person.borrowed)) said = swapOne(said, BORROWED, chance);
  if (chance.yes(person.slips)) said = swapOne(said, SLIPS, chance);
  if (person.traditional) said = [...said].map((char) => TRADITIONAL_OF.get(char) ?? char).join('');
  if (channel === '工单' || channel === '坐席笔记' || channel === '门店')
    return `${said}${chance.yes(0.6) ? '。' : ''}`;
  return punctuate(said, channel === '电话转写' && chance.yes(0.3) ? 'none' : person.habit, chance);
}

function dialectOf(region: string): readonly (readonly [string, string])[] {
  return [...(DIALECT[region] ?? []), ...DIALECT['']!];
}

/** Swaps the first place of one of the words that the text has. */
function swapOne(
  text: string,
  table: readonly (readonly [string, string | readonly string[]])[],
  chance: Chance,
): string {
  const there = table.filter(([from]) => text.includes(from));
  if (there.length === 0) return text;
  const [from, to] = chance.pick(there);
  return text.replace(from, typeof to === 'string' ? to : chance.pick(to));
}

function hesitate(text: string, chance: Chance): string {
  // Nobody hesitates before the first word is out.
  return text.replace(/(?<=.{6})，/g, (comma) =>
    chance.yes(0.1) ? `，${chance.pick(FILLERS)}${comma}` : comma,
  );
}

function punctuate(text: string, habit: Habit, chance: Chance): string {
  switch (habit) {
    case 'plain':
      return /[？！。…]$/.test(text) ? text : `${text}。`;
    case 'unfinished':
      return text;
    case 'spaces':
      return text.replace(/[，。]/g, ' ').trim();
    case 'none':
      return text.replace(/[，。：“”]/g, '');
    case 'shouting':
      return `${text.replace(/。/g, '！').replace(/[。！]?$/, '')}${'！'.repeat(chance.int(1, 4))}`;
    case 'dots':
      return text.replace(/[，。]/g, (mark) =>
        chance.yes(0.5) ? chance.pick(['...', '。。。', '……']) : mark,
      );
    case 'ascii':
      return text.replaceAll('，', ',').replaceAll('。', '.').replaceAll('？', '?').replaceAll('！', '!');
  }
}
