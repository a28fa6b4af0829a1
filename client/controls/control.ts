/** Attribute → values; every attribute must match, by any of its values. `{}` matches everything. */
export type Scope = Readonly<Record<string, readonly string[]>>;

/** What is known of the order, visit or call at hand. Numbers and truth values count as their text. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What is to be done where a control matches. */
export type ControlAction =
  | { readonly type: 'pause-offer'; readonly offer?: string }
  | { readonly type: 'hold-refund' }
  | { readonly type: 'limit-rate'; readonly perMinute: number }
  | { readonly type: 'banner'; readonly words: string }
  | { readonly type: 'service-script'; readonly words: string }
  | {
      readonly type: 'custom';
      readonly name: string;
      readonly values: Readonly<Record<string, string | number | boolean>>;
    };

/** A control in force. */
export interface Control {
  readonly id: string;
  /** What people call it by. */
  readonly number: number;
  readonly scope: Scope;
  readonly action: ControlAction;
  /** ISO time; from then on it is over, whether the server can say so or not. */
  readonly expiresAt: string;
  /** Of a drill: acknowledged like any other, never given as a match. */
  readonly drill: boolean;
}

/** Controls that match, the strictest first, then by number. */
export type Verdict = readonly Control[];

const STRICTEST_FIRST: readonly ControlAction['type'][] = [
  'pause-offer',
  'hold-refund',
  'limit-rate',
  'custom',
  'service-script',
  'banner',
];

/** The order of a verdict. An action of a newer server than this client comes last. */
export function compareControls(a: Control, b: Control): number {
  return rank(a) - rank(b) || a.number - b.number;
}

function rank({ action }: Control): number {
  const at = STRICTEST_FIRST.indexOf(action.type);
  return at < 0 ? STRICTEST_FIRST.length : at;
}
