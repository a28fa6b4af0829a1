import type { Bellhouse } from '../../feedback/bells/index.ts';
import type { Pains } from '../../feedback/pains/index.ts';
import type { Intake } from '../../feedback/voices/index.ts';
import type { Call } from '../../platform/access/principal.ts';
import type { Role } from '../../platform/access/roles.ts';
import type { Outcome } from '../../platform/errors/refusal.ts';
import type { Services } from '../../services.ts';

/** What it takes to tell the sample company's story through the product's own ways. */
export interface Teller {
  readonly services: Services;
  readonly intake: Intake;
  readonly bells: Bellhouse;
  readonly desk: Pains['desk'];
  readonly workspaceId: string;
  /** The last moment of the story. */
  readonly until: Date;
  /** Ends the telling between two of its steps. */
  readonly signal: AbortSignal;
}

/** Somebody of the story, as the product knows them. */
export interface Cast {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** By the keys of the story. */
export type Casts = ReadonlyMap<string, Cast>;

/** A call of somebody of the story at a moment of it. */
export const callOf = ({ workspaceId }: Teller, who: Cast, now: Date): Call => ({
  workspaceId,
  actor: { kind: 'member', id: who.id, name: who.name },
  now,
});

/** The value of a step that the story takes for granted. Throws where the product refuses it. */
export function told<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`The sample's story does not fit the product: ${outcome.code} ${outcome.detail}`);
  return outcome.value;
}
