/** Numbers as text, four bytes each, so that a state stays small as JSON. */

export function packNumbers(numbers: Float32Array): string {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return btoa(String.fromCharCode(...bytes));
}

/** The numbers that `packNumbers` packed; zeros where the text is of another length. */
export function unpackNumbers(text: string, length: number): Float32Array {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.length === length * 4 ? new Float32Array(bytes.buffer) : new Float32Array(length);
}
