import type { Chance } from './chance.ts';
import { CHANNELS, type ChannelStyle, SURNAMES } from './channels.ts';
import { sayInEnglish } from './english.ts';
import { type Slots, say } from './grammar.ts';
import { roughen } from './roughen.ts';
import { type Situation, slotsOf } from './situation.ts';
import type { Channel, Kind, Topic } from './voice.ts';
import { EMOJI, FEELINGS, SHOP_FEELINGS } from './words/feelings.ts';

/** What is to be said: the topics in order, where, and in which situation. */
export interface Saying {
  topics: readonly Topic[];
  channel: Channel;
  situation: Situation;
}

type Felt = Exclude<Kind, 'noise'>;

/** The text of one voice, as that person would put it on that channel. */
export function compose(saying: Saying, chance: Chance): string {
  const { situation } = saying;
  const style = styleOf(saying);
  const known = slotsOf(situation, chance, style.reported);
  const slots: Slots = (name) => (name === 'surname' ? SURNAMES : known(name));
  const speak = (phrase: string) => say(phrase, chance, slots);
  if (situation.person.language === 'en') {
    return sayInEnglish({ topics: saying.topics, person: situation.person }, { chance, speak });
  }
  const sentences = sayTopics(saying, style, { chance, speak });
  const felt = saying.topics[0]!.kind as Felt;
  if (!style.reported && saying.topics[0]!.role !== 'agent' && chance.yes(0.24)) {
    const shop = saying.topics[0]!.role === 'merchant' && felt === 'complaint';
    const feeling = speak(chance.pick(shop ? SHOP_FEELINGS : FEELINGS[felt]));
    if (chance.yes(0.25)) sentences.unshift(feeling);
    else sentences.push(feeling);
  }
  const text = frame(sentences, manners(style, felt), { chance, speak });
  const roughened = roughen(text, { person: situation.person, channel: saying.channel }, chance);
  const emoji = chance.yes(style.emoji * situation.person.emoji * 2) ? chance.pick(EMOJI[felt]) : '';
  return roughened + emoji;
}

/** An agent's own trouble is told in the first person, without the openings of a case note. */
function styleOf({ channel, topics }: Saying): ChannelStyle {
  const style = CHANNELS[channel];
  if (topics[0]!.role !== 'agent') return style;
  return { ...style, reported: false, open: AGENT_OPEN, openAt: 0.3, close: AGENT_CLOSE, closeAt: 0.25 };
}

const AGENT_OPEN = [
  '(提|说)(个|一个)(建议|老问题)：',
  '吐槽一句',
  '(晚|早)班(小结|心得)：',
  '(反馈|汇报)(一下|)：',
  '(又是|)(忙|崩溃)的一天',
];
const AGENT_CLOSE = [
  '(希望|盼)(产品|上面|领导)(听听|看看)',
  '(同事|组里)(都|)(这么|在)(说|吐槽)',
  '(辛苦|拜托)(研发|产品)(同学|)了',
];

interface Mouth {
  chance: Chance;
  speak: (phrase: string) => string;
}

const TURNS = ['还有', '另外', '对了', '还有个事', '再一个', '顺便说一句', '还有就是', '然后', '再说'];

function sayTopics(saying: Saying, style: ChannelStyle, mouth: Mouth): string[] {
  const { chance, speak } = mouth;
  const [first, ...others] = saying.topics;
  const sentences = sayTopic(first!, style, mouth);
  for (const other of others) {
    sentences.push(`${chance.pick(TURNS)}，${speak(chance.pick(other.core))}`);
    if (chance.yes(0.4)) sentences.push(speak(chance.pick(other.more)));
  }
  return style.reported && first!.role !== 'agent' ? sentences.map(asReport) : sentences;
}

function sayTopic(topic: Topic, style: ChannelStyle, { chance, speak }: Mouth): string[] {
  if (topic.brief && chance.yes(style.brief)) return [speak(chance.pick(topic.brief))];
  const sentences = [speak(chance.pick(topic.core))];
  if (chance.yes(style.more)) {
    const at = chance.int(0, topic.more.length - 1);
    sentences.push(speak(topic.more[at]!));
    const next = topic.more[at + 1];
    if (next && chance.yes(0.3)) sentences.push(speak(next));
  }
  if (topic.ask && chance.yes(style.ask)) sentences.push(speak(chance.pick(topic.ask)));
  return sentences;
}

/** Turns what a customer said into what staff write down. */
function asReport(sentence: string): string {
  return sentence
    .replaceAll('我们', '他们')
    .replace(/(?<!自)我/g, '他')
    .replaceAll('你们', '平台');
}

function manners(style: ChannelStyle, felt: Felt): ChannelStyle {
  if (felt === 'complaint') return style;
  return { ...style, open: style.calmOpen, close: style.calmClose };
}

function frame(sentences: readonly string[], style: ChannelStyle, { chance, speak }: Mouth): string {
  const said = [...sentences];
  if (chance.yes(style.closeAt)) said.push(speak(chance.pick(style.close)));
  let text = joined(said, chance);
  if (style.open.length > 0 && chance.yes(style.openAt)) {
    const open = speak(chance.pick(style.open));
    text = /[：，！]$/.test(open) ? open + text : `${open}，${text}`;
  }
  return tidy(text);
}

function joined(sentences: readonly string[], chance: Chance): string {
  return sentences.reduce((text, next) => {
    const stop = /[？！。]$/.test(text) ? '' : chance.yes(0.45) ? '。' : '，';
    return text + stop + next;
  });
}

/** Mends the commas that empty choices leave behind. */
function tidy(text: string): string {
  return text
    .replace(/，{2,}/g, '，')
    .replace(/([：。！？“])，+/g, '$1')
    .replace(/，+([。！？”）])/g, '$1')
    .replace(/^，+|，+$/g, '');
}
