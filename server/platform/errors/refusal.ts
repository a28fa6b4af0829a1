import type { ErrorCode } from './catalogue.ts';

/** An expected no: what, where, how to mend. It is a value; only surprises are thrown. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly detail: string;
  /** A JSON pointer or name of the part that is wrong. */
  readonly at?: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = (code: ErrorCode, detail: string, at?: string): Refusal =>
  at === undefined ? { ok: false, code, detail } : { ok: false, code, detail, at };

/** Carries a refusal out of a transaction, which it rolls back; `Database.transact` turns it back into a value. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}
