import type { Chance } from './chance.ts';
import { CHANNEL_SHARES, CHANNELS } from './channels.ts';
import { compose } from './compose.ts';
import { dayStart, HOURS } from './days.ts';
import { echo } from './echo.ts';
import type { Corner, Incident } from './incidents.ts';
import { type NoiseKind, sayNoise } from './noise.ts';
import type { People, Person } from './people.ts';
import { sayPersonal } from './personal.ts';
import { rate } from './rating.ts';
import { createSituation, type Situation } from './situation.ts';
import { TOPICS, topicOf } from './topics/index.ts';
import type { Channel, Fact, Role, Topic } from './voice.ts';
import type { Wave } from './waves.ts';

/** What all voices of one run share. */
export interface Scene {
  until: Date;
  chance: Chance;
  people: People;
  /** Texts so far: only echoes may say one again. */
  said: Set<string>;
}

/** A voice before it has its place in the order. */
export interface Draft {
  at: number;
  text: string;
  channel: Channel;
  person: Person;
  attributes: Record<string, string | number>;
  rating: number | null;
  topics: readonly Topic[];
  noise: boolean;
  incident?: string;
  copyOf?: Draft;
  /** The draft that opened the conversation, itself included. */
  conversation?: Draft;
}

/** One voice on the topic on that day, with the echoes that it leaves behind. */
export function draftTopic(topic: Topic, at: { day: number; incident?: Incident }, scene: Scene): Draft[] {
  const { chance } = scene;
  const role = topic.role ?? 'consumer';
  const channel = chooseChannel(topic, role, chance);
  const person = meetSpeaker(topic, { role, channel, incident: at.incident }, scene);
  const ms = momentOf(at.day, person.role, scene);
  const situation = createSituation(person, { ms, day: at.day }, chance);
  intoCorner(situation, at.incident?.corner);
  const topics = [topic, ...alsoSaid(topic, { channel, person }, chance)];
  const draft: Draft = {
    at: ms,
    text: sayOnce({ topics, channel, situation }, scene),
    channel,
    person,
    attributes: attributesOf(topics, { channel, situation }, chance),
    rating: CHANNELS[channel].stars ? rate(topic.kind, chance) : null,
    topics,
    noise: false,
    ...(at.incident ? { incident: at.incident.key } : {}),
  };
  if (CHANNELS[channel].conversation && chance.yes(0.45)) draft.conversation = draft;
  return [draft, ...echoesOf(draft, scene)];
}

/** One empty voice on that day. */
export function draftNoise(kind: NoiseKind, day: number, scene: Scene): Draft {
  const { chance } = scene;
  const channel = chance.weighted(kind.channels);
  const person = scene.people.meet(channel === '商家群' ? 'merchant' : 'consumer', () => true);
  const stars = CHANNELS[channel].stars;
  return {
    at: momentOf(day, person.role, scene),
    text: sayNoise(kind, chance),
    channel,
    person,
    attributes: { role: person.role, region: person.region },
    rating: stars ? (chance.yes(0.9) ? 5 : chance.int(3, 4)) : null,
    topics: [],
    noise: true,
  };
}

/** The first who wrote the wave's text, and those who pasted it. */
export function draftWave(wave: Wave, scene: Scene): Draft[] {
  const { chance } = scene;
  const topics = wave.topics.map(topicOf);
  const first = dayStart(scene.until, wave.day) + chance.int(9, 20) * 3_600_000;
  const drafts: Draft[] = [];
  for (let copy = 0; copy <= wave.copies; copy += 1) {
    const person = scene.people.meet(
      wave.role,
      (each) => each.language === 'zh' && livesIn(each, wave.corner),
    );
    // Most paste within hours; the tail runs into the second day.
    const at = first + (copy === 0 ? 0 : Math.round(chance.next() ** 2 * 40 * 3_600_000));
    const situation = createSituation(person, { ms: at, day: wave.day }, chance);
    intoCorner(situation, wave.corner);
    drafts.push({
      at,
      text: copy === 0 ? wave.text : echo(wave.text, chance),
      channel: wave.channel,
      person,
      attributes: attributesOf(topics, { channel: wave.channel, situation }, chance),
      rating: CHANNELS[wave.channel].stars ? 1 : null,
      topics,
      noise: false,
      ...(copy === 0 ? {} : { copyOf: drafts[0]! }),
    });
  }
  return drafts;
}

function chooseChannel(topic: Topic, role: Role, chance: Chance): Channel {
  const shares: Partial<Record<Channel, number>> = { ...CHANNEL_SHARES[role] };
  for (const channel of topic.heavy ?? []) shares[channel] = (shares[channel] ?? 2) * 3;
  return chance.weighted(shares);
}

function meetSpeaker(
  topic: Topic,
  at: { role: Role; channel: Channel; incident: Incident | undefined },
  { people, chance }: Scene,
): Person {
  // Staff write in Chinese, whoever they heard it from.
  const chineseOnly = !topic.en?.length || CHANNELS[at.channel].reported;
  // What an agent writes down is the agent's voice, unless the incident's corner is to be seen in it.
  const role = at.channel === '坐席笔记' && !at.incident ? 'agent' : at.role;
  // Most of an incident is in its corner; the rest shows that the corner is no wall.
  const strict = at.incident !== undefined && chance.yes(0.93);
  return people.meet(role, (person) => {
    if (chineseOnly && person.language === 'en') return false;
    return !strict || livesIn(person, at.incident?.corner);
  });
}

function livesIn(person: Person, corner: Corner = {}): boolean {
  return (
    (!corner.region || person.region === corner.region) && (!corner.level || person.level === corner.level)
  );
}

function intoCorner(situation: Situation, corner: Corner = {}): void {
  if (corner.payment) situation.payment = corner.payment;
  if (corner.version) situation.version = corner.version;
  if (corner.carrier) situation.carrier = corner.carrier;
}

const LONG_CHANNELS: readonly Channel[] = [
  '电话转写',
  '工单',
  '社交媒体',
  '应用商店',
  '回访问卷',
  '商品评价',
  '商家群',
];

/** Some say several things at once. */
function alsoSaid(topic: Topic, by: { channel: Channel; person: Person }, chance: Chance): Topic[] {
  if (topic.kind === 'question' || !LONG_CHANNELS.includes(by.channel) || !chance.yes(0.13)) return [];
  const role = topic.role ?? 'consumer';
  const english = by.person.language === 'en';
  const others = TOPICS.filter(
    (other) =>
      (other.role ?? 'consumer') === role &&
      other.key !== topic.key &&
      other.kind === topic.kind &&
      (!english || other.en?.length),
  );
  if (others.length === 0) return [];
  const second = chance.pick(others);
  const third = chance.pick(others);
  return chance.yes(0.25) && third.key !== second.key ? [second, third] : [second];
}

function momentOf(day: number, role: Role, { until, chance }: Scene): number {
  const hour = Number(chance.weighted(HOURS[role]));
  return dayStart(until, day) + hour * 3_600_000 + chance.int(0, 3_599_999);
}

/** A text that nobody has said yet; after some tries a word of one's own makes it so. */
function sayOnce(saying: Parameters<typeof compose>[0], { chance, said }: Scene): string {
  let text = compose(saying, chance);
  for (let tries = 0; said.has(text) && tries < 12; tries += 1) text = compose(saying, chance);
  const direct = ['电话转写', '工单', '在线客服'].includes(saying.channel);
  if (direct && saying.situation.person.language === 'zh' && chance.yes(0.05))
    text = `${text.replace(/[。，,.！!\s]+$/, '')}，${sayPersonal(chance)}`;
  while (said.has(text)) text = echo(text, chance);
  said.add(text);
  return text;
}

function attributesOf(
  topics: readonly Topic[],
  by: { channel: Channel; situation: Situation },
  chance: Chance,
): Record<string, string | number> {
  const { channel, situation } = by;
  const { person } = situation;
  const attributes: Record<string, string | number> = { role: person.role };
  const tagged = channel !== '社交媒体' && channel !== '回访问卷';
  // Whoever files it sometimes picks the wrong drawer.
  if (tagged && chance.yes(0.88))
    attributes.product = chance.yes(0.96) ? topics[0]!.product : chance.pick(TOPICS).product;
  if (chance.yes(0.92)) attributes.region = person.region;
  if (chance.yes(0.6) && person.role !== 'agent') attributes.level = person.level;
  const facts = new Set<Fact>(topics.flatMap((topic) => topic.facts ?? []));
  if (channel === '应用商店') facts.add('version');
  if (facts.has('payment') && chance.yes(0.9)) attributes.payment = situation.payment;
  if (facts.has('carrier') && chance.yes(0.9)) attributes.carrier = situation.carrier;
  if (facts.has('amount') && chance.yes(0.8)) attributes.amount = situation.amount;
  if (
    (facts.has('version') || facts.has('payment') || chance.yes(0.35)) &&
    person.role === 'consumer' &&
    chance.yes(0.9)
  )
    attributes.version = situation.version;
  return attributes;
}

/** Somebody who gets no answer asks again, nearly in the same words. */
function echoesOf(draft: Draft, { chance, until }: Scene): Draft[] {
  const patient = draft.topics[0]!.kind !== 'complaint' || CHANNELS[draft.channel].reported;
  if (patient || draft.person.language === 'en' || !chance.yes(0.035)) return [];
  const echoes: Draft[] = [];
  for (let count = chance.int(1, 3); count > 0; count -= 1) {
    const at = draft.at + Math.round(chance.next() ** 2 * 44 * 3_600_000) + 240_000;
    if (at < until.getTime()) echoes.push({ ...draft, at, text: echo(draft.text, chance), copyOf: draft });
  }
  return echoes;
}
