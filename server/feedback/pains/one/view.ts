import { Type } from 'typebox';
import { DefinitionsView } from '../definitions.ts';
import { PainRowView } from '../ranking/view.ts';
import { WindowView } from '../window.ts';
import { AliasView, EventView } from './lineage.ts';
import { SaidView } from './said.ts';

/** One pain as its page shows it. */
export const PainView = Type.Object({
  window: WindowView,
  definitions: DefinitionsView,
  pain: PainRowView,
  medianMood: Type.Union([Type.Number(), Type.Null()]),
  /** Pains that were merged into it. */
  aliases: Type.Array(AliasView),
  /** What became of it and of them, in the order in which it was decided. */
  lineage: Type.Array(EventView),
  /** The voices that say it best. */
  typical: Type.Array(SaidView),
});
