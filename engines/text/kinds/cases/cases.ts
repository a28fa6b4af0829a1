import type { PointKind } from '../kinds.ts';
import { CHINESE_KINDS } from './chinese.ts';
import { ENGLISH_KINDS } from './english.ts';

/** A written point and the kind that a reader gives it. */
export type KindCase = { readonly text: string; readonly kind: PointKind };

/** All written cases. */
export function kindCases(): KindCase[] {
  return [CHINESE_KINDS, ENGLISH_KINDS].flatMap((table) =>
    (Object.entries(table) as [PointKind, string][]).flatMap(([kind, texts]) =>
      texts
        .trim()
        .split('\n')
        .map((text) => ({ text: text.trim(), kind })),
    ),
  );
}
