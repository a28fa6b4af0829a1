/** Bytes as letters: the alphabet of byte-level BPE, in which every byte is a visible character. */
const LETTERS = alphabet();

function alphabet(): readonly string[] {
  const visible = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(visible(byte) ? byte : next++));
}

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text, each as its letter. */
export function byteLetters(text: string): string {
  let out = '';
  for (const byte of utf8.encode(text)) out += LETTERS[byte];
  return out;
}

/** The UTF-8 bytes of a character as SentencePiece names them, such as `<0xE9>`. */
export function byteNames(character: string): string[] {
  return Array.from(
    utf8.encode(character),
    (byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
  );
}
