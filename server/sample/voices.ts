import { createChance } from './chance.ts';
import { CHANNELS } from './channels.ts';
import { chinaDate, DAYS, dayStart, loudness } from './days.ts';
import { type Draft, draftNoise, draftTopic, draftWave, type Scene } from './draft.ts';
import { INCIDENTS } from './incidents.ts';
import { NOISE } from './noise.ts';
import { createPeople } from './people.ts';
import { TOPICS, topicOf } from './topics/index.ts';
import type { Course, Role, SampleVoice } from './voice.ts';
import { WAVES } from './waves.ts';

/**
 * The half year of customer voices of the sample market 禾橙集市, oldest first, none later than `until`.
 * The same seed and `until` give the same voices to the letter; about 7,600 of them.
 */
export function sampleVoices({ seed, until }: { seed: number; until: Date }): SampleVoice[] {
  const scene: Scene = { until, chance: createChance(seed), people: createPeople(seed), said: new Set() };
  const drafts = [...draftTopics(scene), ...draftIncidents(scene), ...draftEmptyVoices(scene)];
  for (const wave of WAVES) drafts.push(...draftWave(wave, scene));
  return inOrder(drafts.filter((draft) => draft.at <= until.getTime()));
}

function draftTopics(scene: Scene): Draft[] {
  return TOPICS.flatMap((topic) => {
    const daily = dailyMeans(
      topic.volume,
      { course: topic.course ?? 'steady', role: topic.role ?? 'consumer' },
      scene,
    );
    return daily.flatMap((mean, day) =>
      repeat(scene.chance.count(mean), () => draftTopic(topic, { day }, scene)).flat(),
    );
  });
}

function draftIncidents(scene: Scene): Draft[] {
  return INCIDENTS.flatMap((incident) => {
    const topic = topicOf(incident.topic);
    return Object.entries(incident.daily).flatMap(([day, mean]) =>
      repeat(scene.chance.count(mean), () => draftTopic(topic, { day: Number(day), incident }, scene)).flat(),
    );
  });
}

function draftEmptyVoices(scene: Scene): Draft[] {
  return NOISE.flatMap((kind) => {
    const daily = dailyMeans(kind.volume, { course: 'steady', role: 'consumer' }, scene);
    return daily.flatMap((mean, day) => repeat(scene.chance.count(mean), () => draftNoise(kind, day, scene)));
  });
}

/** Scales the topics' volumes to the size of sample that a newcomer's machine takes in at once. */
const SHARE = 0.79;

/** Expected voices for each day (index = days before the end) so that they sum to the volume. */
function dailyMeans(volume: number, by: { course: Course; role: Role }, { until }: Scene): number[] {
  const shape = Array.from({ length: DAYS }, (_, day) => {
    // Noon keeps the date's weekday whatever the hour of `until`.
    const { weekday } = chinaDate(dayStart(until, day) + 12 * 3_600_000);
    return loudness(by.course, by.role, { day, weekday });
  });
  const sum = shape.reduce((total, each) => total + each, 0);
  return shape.map((each) => (SHARE * volume * each) / sum);
}

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}

/** Sorts the drafts and gives each its identity in its source. */
function inOrder(drafts: Draft[]): SampleVoice[] {
  const sorted = drafts.sort((a, b) => a.at - b.at);
  const counts = new Map<string, number>();
  const ids = new Map<Draft, string>();
  for (const draft of sorted) {
    const { source } = CHANNELS[draft.channel];
    const count = (counts.get(source) ?? 0) + 1;
    counts.set(source, count);
    ids.set(draft, `${source}-${String(count).padStart(5, '0')}`);
  }
  return sorted.map((draft) => toVoice(draft, ids));
}

function toVoice(draft: Draft, ids: ReadonlyMap<Draft, string>): SampleVoice {
  const { person, topics } = draft;
  return {
    text: draft.text,
    occurredAt: new Date(draft.at).toISOString(),
    source: CHANNELS[draft.channel].source,
    externalId: ids.get(draft)!,
    channel: draft.channel,
    author: {
      key: person.key,
      attributes: { role: person.role, region: person.region, level: person.level },
    },
    attributes: draft.attributes,
    rating: draft.rating,
    ...(draft.conversation ? { conversation: `conversation-${ids.get(draft.conversation)}` } : {}),
    truth: {
      kind: draft.noise ? 'noise' : topics[0]!.kind,
      topics: topics.map((topic) => topic.key),
      ...(draft.incident ? { incident: draft.incident } : {}),
      ...(draft.copyOf ? { copyOf: ids.get(draft.copyOf)! } : {}),
    },
  };
}
