/** Signs with a meaning in the robots' markdown or mentions → the same of full width, which mean nothing there. */
const HARMLESS: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  '`': '｀',
  '@': '＠',
  '~': '～',
  '\\': '＼',
};

/** What customers and colleagues wrote, so that a robot's markdown shows it as it is and mentions nobody. */
export const harmless = (text: string): string => text.replace(/[<>[\]*`@~\\]/g, (sign) => HARMLESS[sign]!);

/** As many characters as fit into so many bytes of UTF-8. */
export function fitBytes(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  // A cut character becomes U+FFFD, which is dropped.
  return `${whole
    .subarray(0, bytes - 3)
    .toString()
    .replace(/\uFFFD+$/, '')}…`;
}
