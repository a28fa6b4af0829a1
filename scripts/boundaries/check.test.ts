import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTree } from './check.ts';
import { importsOf } from './imports.ts';

const imports = (...specifiers: string[]) =>
  specifiers.map((each) => `import { a } from '${each}';\n`).join('');
const check = (files: Record<string, string>) => checkTree(new Map(Object.entries(files)));
const says = (files: Record<string, string>) => check(files).broken.map((finding) => finding.says);

describe('imports go one way', () => {
  test.each([
    ['engines/pains/a.ts', '../../server/main.ts'],
    ['engines/pains/a.ts', '@gongjian/client'],
    ['server/feedback/a.ts', '../../client/index.ts'],
    ['server/feedback/a.ts', '../../web/src/main.ts'],
    ['client/a.ts', '@gongjian/engines/text'],
    ['examples/shop/a.ts', '@gongjian/engines/text'],
    ['examples/shop/a.ts', '../../server/main.ts'],
    ['web/src/a.tsx', '../../server/platform/ids.ts'],
    ['web/src/a.tsx', '@gongjian/engines/text'],
    ['server/strategy/a.ts', '../feedback/pains/index.ts'],
    ['server/strategy/a.ts', '../loop/cycles/index.ts'],
    ['server/strategy/a.ts', '../main.ts'],
    ['server/platform/a.ts', '../people/index.ts'],
    ['server/platform/a.ts', '../loop/index.ts'],
    ['server/links/a.ts', '../strategy/index.ts'],
    ['server/services.ts', './strategy/index.ts'],
    ['server/loop/a.ts', '../strategy/propositions/store.ts'],
  ])('%s may not import %s', (path, specifier) => {
    const { broken } = check({ [path]: `\n${imports(specifier)}` });
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ path, line: 2 });
    expect(broken[0]!.mend).not.toBe('');
  });

  test.each([
    ['server/feedback/a.ts', '@gongjian/engines/pains'],
    ['server/feedback/pains/a.ts', '../voices/index.ts'],
    ['server/feedback/pains/a.ts', '../../platform/ids.ts'],
    ['server/feedback/pains/a.ts', '../../links/index.ts'],
    ['server/feedback/pains/a.ts', '../../services.ts'],
    ['server/loop/a.ts', '../strategy/propositions/index.ts'],
    ['server/rooms.ts', './strategy/index.ts'],
    ['server/main.ts', './rooms.ts'],
    ['web/src/a.tsx', '@gongjian/client'],
    ['examples/shop/a.ts', '@gongjian/client/controls'],
    ['server/strategy/a.test.ts', '../main.ts'],
    ['bench/a.ts', '../server/loop/a.ts'],
    ['server/feedback/a.ts', 'node:fs'],
    ['server/feedback/a.ts', 'fastify'],
  ])('%s may import %s', (path, specifier) => {
    expect(says({ [path]: imports(specifier) })).toEqual([]);
  });

  test('types, re-exports, dynamic and many-lined imports cross lines as others do', () => {
    const to = '../feedback/pains/index.ts';
    for (const source of [
      `import type { A } from '${to}';`,
      `export { a } from '${to}';`,
      `export * from '${to}';`,
      `import '${to}';`,
      `import {\n  a,\n  b as c,\n} from '${to}';`,
      `const a = await import('${to}');`,
    ]) {
      expect(says({ 'server/strategy/a.ts': source })).toHaveLength(1);
    }
  });
});

describe('rings', () => {
  test('files that load each other are found once, with the shortest way round', () => {
    const files = {
      'engines/a.ts': imports('./b.ts'),
      'engines/b.ts': imports('./c.ts', './d.ts'),
      'engines/c.ts': imports('./a.ts'),
      'engines/d.ts': imports('./c.ts'),
    };
    expect(says(files)).toEqual([
      'files load each other: engines/a.ts → engines/b.ts → engines/c.ts → engines/a.ts',
    ]);
  });

  test('imports of types only are no ring', () => {
    const back = ["import type { A } from './a.ts';\n", "import { type A, type B } from './a.ts';\n"];
    for (const types of back)
      expect(says({ 'engines/a.ts': imports('./b.ts'), 'engines/b.ts': types })).toEqual([]);
  });

  test('files that only import later ones are never a ring; one import back makes one', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), { selector: String, maxLength: 30 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const forward = pairs.filter(([a, b]) => a < b);
        const tree = (all: readonly (readonly [number, number])[]) =>
          Object.fromEntries(
            Array.from({ length: 10 }, (_, n) => [
              `engines/${n}.ts`,
              imports(...all.filter(([a]) => a === n).map(([, b]) => `./${b}.ts`)),
            ]),
          );
        expect(says(tree(forward))).toEqual([]);
        const [first] = forward;
        if (first) expect(says(tree([...forward, [first[1], first[0]]]))).toHaveLength(1);
      }),
    );
  });
});

describe('names and sizes', () => {
  test.each(['utils.ts', 'helpers/a.ts', 'common/index.ts', 'misc.test.ts', 'UserManager/manager.ts'])(
    '%s says nothing',
    (name) => expect(says({ [`engines/${name}`]: '' })).toHaveLength(1),
  );

  test.each(['managing.ts', 'commonest.ts', 'manage/a.ts'])('%s says something', (name) => {
    expect(says({ [`engines/${name}`]: '' })).toEqual([]);
  });

  test('over 500 lines is broken, over 300 asks to be two, written data may be long', () => {
    const lines = (count: number) => '\n'.repeat(count);
    const { broken, warnings } = check({
      'server/a.ts': lines(300),
      'server/b.ts': lines(301),
      'server/c.ts': lines(500),
      'server/d.ts': lines(501),
      'client/schema.gen.ts': lines(9000),
    });
    expect(warnings.map(({ path }) => path)).toEqual(['server/b.ts', 'server/c.ts']);
    expect(broken.map(({ path }) => path)).toEqual(['server/d.ts']);
  });

  test('relative imports name their file', () => {
    const files = {
      'engines/a.ts': imports('./b', '../text', './c.ts', './d.css', './e.svg?raw', 'fast-check'),
    };
    expect(says(files)).toEqual(["'./b' names no file", "'../text' names no file"]);
  });
});

test('imports stand on their lines', () => {
  const source = `/** About. */\nimport fs from 'node:fs';\n\nimport {\n  a,\n} from './a.ts';\n`;
  expect(importsOf('engines/b.ts', source)).toEqual([
    { line: 2, specifier: 'node:fs', target: null, typeOnly: false },
    { line: 4, specifier: './a.ts', target: 'engines/a.ts', typeOnly: false },
  ]);
});
