import type { ModelProblem } from '@gongjian/engines/encoders';

/** What may stand between a user and a model. */
export type ModelTrouble =
  | 'name'
  | 'address'
  | 'exists'
  | 'absent'
  | 'unreachable'
  | 'refused'
  | 'notFound'
  | 'tooLarge'
  | 'checksum'
  | 'unreadable'
  | 'notInstalled'
  | 'stopped';

/** An expected no, with what to do about it. */
export interface ModelRefusal {
  readonly ok: false;
  readonly trouble: ModelTrouble;
  readonly detail: string;
}

export type ModelOutcome<T> = { readonly ok: true; readonly value: T } | ModelRefusal;

export const got = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const deny = (trouble: ModelTrouble, detail: string): ModelRefusal => ({ ok: false, trouble, detail });

/** A file that the engine cannot read. */
export const unreadable = ({ fault, at, detail }: ModelProblem): ModelRefusal =>
  deny('unreadable', `${at}: ${detail} (${fault})`);
