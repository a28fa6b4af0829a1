import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  passesCpf,
  passesDni,
  passesHongKong,
  passesIban,
  passesLuhn,
  passesResidentCheck,
  passesTaiwan,
  passesVerhoeff,
} from './checksums.ts';

describe('checksums accept what their standards print', () => {
  test.each([
    ['Luhn', passesLuhn('4111111111111111')],
    ['resident number', passesResidentCheck('11010519491231002X')],
    ['IBAN', passesIban('GB82WEST12345698765432')],
    ['Hong Kong', passesHongKong('A1234563')],
    ['Taiwan', passesTaiwan('A123456789')],
    ['CPF', passesCpf('52998224725')],
    ['DNI', passesDni('12345678', 'Z')],
    ['Verhoeff', passesVerhoeff('2363')],
  ])('%s', (_, passes) => expect(passes).toBe(true));
});

describe('a changed digit never passes', () => {
  const change = (number: string, at: number, by: number) =>
    number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
  const where = fc.record({ at: fc.nat({ max: 14 }), by: fc.integer({ min: 1, max: 9 }) });
  test('Luhn', () =>
    fc.assert(fc.property(where, ({ at, by }) => !passesLuhn(change('4111111111111111', at, by)))));
  test('resident number', () =>
    fc.assert(
      fc.property(where, ({ at, by }) => !passesResidentCheck(change('11010519491231002X', at, by))),
    ));
  test('Verhoeff', () =>
    fc.assert(
      fc.property(where, ({ at, by }) => at > 11 || !passesVerhoeff(change('234567890124', at, by))),
    ));
});
