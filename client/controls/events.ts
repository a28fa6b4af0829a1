/** One message of a stream of Server-Sent Events. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  /** Last id that the stream gave; null before the first. */
  readonly id: string | null;
}

/**
 * Takes text as it arrives, cut anywhere, and gives the messages that are whole (WHATWG HTML, section 9.2.6).
 * Comments and fields that nobody uses are passed over.
 */
export function createEventParser(): (text: string) => StreamEvent[] {
  let rest = '';
  let id: string | null = null;
  let event = '';
  let data: string[] = [];
  const take = (line: string, found: StreamEvent[]): void => {
    if (line === '') {
      if (data.length > 0) found.push({ event: event || 'message', data: data.join('\n'), id });
      event = '';
      data = [];
      return;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
  };
  return (text) => {
    const found: StreamEvent[] = [];
    rest += text;
    // A carriage return at the very end may be the first half of a line's end.
    const whole = /^[\s\S]*(?:\n|\r(?=[\s\S]))/.exec(rest)?.[0] ?? '';
    rest = rest.slice(whole.length);
    const lines = whole.split(/\r\n|\n|\r/);
    lines.pop();
    for (const line of lines) take(line, found);
    return found;
  };
}
