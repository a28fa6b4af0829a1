/** Why one voice is not taken, by stable code. The others of the same call are not touched by it. */
export const REJECTIONS = {
  'request.json': 'The line is not JSON',
  'request.encoding': 'The line is not UTF-8 text',
  'voice.shape': 'A voice is an object',
  'voice.large': 'The line is longer than any voice can be',
  'field.unknown': 'There is no such field',
  'field.missing': 'The field is required',
  'field.type': 'The field has the wrong type',
  'field.length': 'The field is empty or longer than allowed',
  'field.characters': 'NUL, control characters and lone surrogates are not text',
  'field.range': 'The number is outside its range',
  'text.empty': 'The text is empty',
  'text.long': 'The text is longer than 20,000 characters',
  'time.format': 'The time is not ISO 8601 with a time zone',
  'time.future': 'The time lies in the future',
  'time.past': 'The time lies before 1990',
  'attributes.many': 'More than 64 attributes',
  'attributes.key': 'The key is empty, too long or reserved',
} as const satisfies Record<string, string>;

export type RejectionCode = keyof typeof REJECTIONS;

/** A voice that is not taken: what is wrong, and in which field (`attributes.版本`). */
export interface Rejection {
  readonly status: 'rejected';
  readonly code: RejectionCode;
  readonly reason: string;
  readonly at?: string;
}

export function reject(code: RejectionCode, at?: string): Rejection {
  const reason = REJECTIONS[code];
  return at === undefined ? { status: 'rejected', code, reason } : { status: 'rejected', code, reason, at };
}
