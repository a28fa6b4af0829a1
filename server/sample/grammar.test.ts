import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createChance } from './chance.ts';
import { parsePhrase, say } from './grammar.ts';
import { createPeople } from './people.ts';
import { createSituation, slotsOf } from './situation.ts';
import { TOPICS } from './topics/index.ts';

const none = () => undefined;

describe('a phrase', () => {
  test('says one of its choices, and all of them in time', () => {
    const chance = createChance(1);
    const said = new Set(Array.from({ length: 400 }, () => say('(钱|款)没(到|来)[啊]', chance, none)));
    expect(said).toEqual(
      new Set(['钱没到', '钱没来', '款没到', '款没来', '钱没到啊', '钱没来啊', '款没到啊', '款没来啊']),
    );
  });

  test('puts words into its slots, whose words may be phrases again', () => {
    expect(say('等了{days}', createChance(2), (name) => (name === 'days' ? '(三|三)天' : undefined))).toBe(
      '等了三天',
    );
    expect(() => say('{nobody}', createChance(2), none)).toThrow('{nobody}');
  });

  test.each(['(a', 'a)', '[a', 'a]', '{a', 'a}', '(a]'])(
    '%s is refused: its brackets do not match',
    (phrase) => {
      expect(() => parsePhrase(phrase)).toThrow('phrase has');
    },
  );
});

describe('the tables', () => {
  const phrases = TOPICS.flatMap(({ key, core, more, ask = [], brief = [], en = [], enMore = [] }) =>
    [...core, ...more, ...ask, ...brief, ...en, ...enMore].map((phrase) => [key, phrase] as const),
  );

  test('every phrase can be said in any situation, with known slots and matching brackets', () => {
    const person = createPeople(3).meet('consumer', () => true);
    fc.assert(
      fc.property(fc.constantFrom(...phrases), fc.integer(), ([, phrase], seed) => {
        const chance = createChance(seed);
        const situation = createSituation(person, { ms: 1.7e12, day: 20 }, chance);
        expect(say(phrase, chance, slotsOf(situation, chance, false))).not.toMatch(/[{}|()[\]]/);
      }),
      { numRuns: 3_000 },
    );
  });

  test('no two topics share a key, no topic a phrase', () => {
    expect(new Set(TOPICS.map(({ key }) => key)).size).toBe(TOPICS.length);
    const unique = new Set(phrases.map(([key, phrase]) => `${key} ${phrase}`));
    expect(unique.size).toBe(phrases.length);
  });

  test('every topic can be put in more than thirty ways', () => {
    const chance = createChance(4);
    const person = createPeople(4).meet('consumer', () => true);
    for (const { key, core } of TOPICS) {
      const said = new Set<string>();
      for (let n = 0; n < 200; n += 1) {
        const situation = createSituation(person, { ms: 1.7e12, day: 20 }, chance);
        said.add(say(chance.pick(core), chance, slotsOf(situation, chance, false)));
      }
      expect(said.size, key).toBeGreaterThan(30);
    }
  });
});
