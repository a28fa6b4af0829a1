const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Sixteen hexadecimal digits that tell contents apart (two FNV-1a hashes); no protection against forgery. */
export function fingerprint(bytes: Uint8Array): string {
  let [a, b] = [BASIS, ~BASIS];
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i]!, PRIME);
    b = Math.imul(b ^ (bytes[i]! + 0x9e), PRIME);
  }
  return hex(a) + hex(b);
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
