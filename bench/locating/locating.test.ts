import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Located, locate } from '@gongjian/engines/locate';
import { describe, expect, it } from 'vitest';
import type { Element } from './case.ts';
import { generatedRatios } from './generated-ratios.ts';
import { generatedValues } from './generated-values.ts';
import { ratioCases, writeRatioCases } from './ratio-cases.ts';
import { f1Of, isAmong, tallyOf } from './score.ts';
import { squeezeCases } from './squeeze.ts';

const located = (...scopes: Record<string, string[]>[]) =>
  ({ causes: scopes.map((scope) => ({ scope })), alternatives: [] }) as unknown as Located;

describe('score', () => {
  const truth: Element[] = [{ a: '1' }, { a: '2' }, { a: '1', b: '3' }];

  it('counts a scope of several values as so many combinations', () => {
    expect(tallyOf([{ a: ['1', '2'] }, { b: ['9'] }], { truth })).toEqual({ hit: 2, wrong: 1, missed: 1 });
    expect(f1Of([{ hit: 2, wrong: 1, missed: 1 }])).toBeCloseTo(2 / 3);
    expect(f1Of([])).toBe(1);
  });

  it('takes attributes in any order, and ranks', () => {
    expect(isAmong(located({ b: ['3'], a: ['1'] }), truth, 1)).toBe(true);
    expect(isAmong(located({ b: ['3'] }, { a: ['2'] }), truth, 1)).toBe(false);
    expect(isAmong(located({ b: ['3'] }, { a: ['2'] }), truth, 3)).toBe(true);
  });
});

describe('cases', () => {
  it('reads the format of Squeeze, with and without a column of its own for the case', () => {
    const folder = mkdtempSync(join(tmpdir(), 'squeeze-'));
    writeFileSync(
      join(folder, 'injection_info.csv'),
      'timestamp,set,root_cause\n1450653900,,a=a1&b=b2;a=a3\n',
    );
    writeFileSync(
      join(folder, '1450653900.csv'),
      'a,b,real,predict\na1,b2,1,4\na3,b1,2,4\na2,b1,4,4\na2,b2,0,0\n',
    );
    const [one] = [...squeezeCases(folder)];
    expect(one).toMatchObject({
      setting: 'layer 2, elements 2',
      truth: [{ a: 'a1', b: 'b2' }, { a: 'a3' }],
      leaves: { attributes: ['a', 'b'], actual: [1, 2, 4], expected: [4, 4, 4] },
    });
    rmSync(folder, { recursive: true });
  });

  it('writes ratios as it reads them: the same seed, the same truth', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratios-'));
    const made = generatedRatios(4);
    writeRatioCases(folder, [made]);
    const [one] = [...ratioCases(folder)];
    const now = made.rows.filter(({ min }) => min === made.timestamp);
    expect(one!.truth).toEqual(generatedRatios(4).truth);
    expect(one!.leaves).toMatchObject({
      kind: 'ratio',
      attributes: made.attributes,
      numerator: now.map(({ value }) => value),
      denominator: now.map(({ cnt }) => cnt),
    });
    rmSync(folder, { recursive: true });
  });

  it('finds again what the generators planted', () => {
    for (const seed of [1, 2, 3]) {
      const one = generatedValues('S', seed);
      const { causes } = locate(one.leaves);
      expect(
        f1Of([
          tallyOf(
            causes.map(({ scope }) => scope),
            one,
          ),
        ]),
      ).toBeGreaterThan(0.7);
    }
  });
});

const squeeze = process.env.SQUEEZE_DIR ?? '';
describe.skipIf(!existsSync(join(squeeze, 'injection_info.csv')))(
  'Squeeze (skipped: SQUEEZE_DIR holds no injection_info.csv)',
  () => {
    it('finds nearly all causes of the first cases', () => {
      const tallies = [];
      for (const one of squeezeCases(squeeze)) {
        if (tallies.length === 9) break;
        const { causes } = locate(one.leaves, { depth: 4 });
        tallies.push(
          tallyOf(
            causes.map(({ scope }) => scope),
            one,
          ),
        );
      }
      expect(f1Of(tallies)).toBeGreaterThan(0.9);
    });
  },
);
