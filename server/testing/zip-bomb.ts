import { zipSync } from 'fflate';

/** A zip that is small and bursts: one part of so many megabytes of zeros, or very many parts. */
export function zipBomb(megabytes: number, parts = 1): Buffer {
  const zeros = new Uint8Array(megabytes * 1_048_576);
  const names = Array.from({ length: parts }, (_, i) => [`xl/worksheets/sheet${i + 1}.xml`, zeros] as const);
  return Buffer.from(zipSync(Object.fromEntries(names), { level: 9 }));
}
