import type { Chance } from './chance.ts';
import type { Kind } from './voice.ts';

/** Stars from 1 to 5 by what is said; a few angry people give five "so that somebody reads it". */
export function rate(kind: Kind, chance: Chance): number {
  const stars: Record<Kind, Record<string, number>> = {
    complaint: { 1: 58, 2: 24, 3: 13, 4: 2, 5: 3 },
    question: { 3: 40, 4: 30, 5: 30 },
    wish: { 3: 35, 4: 45, 5: 20 },
    praise: { 4: 12, 5: 88 },
    noise: { 5: 1 },
  };
  return Number(chance.weighted(stars[kind]));
}
