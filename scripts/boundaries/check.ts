import { importCycles } from './cycles.ts';
import { importsOf } from './imports.ts';
import { brokenImports, brokenNames, type Finding, longFiles, type Source } from './rules.ts';

/** Checks a tree of sources. @param files path from the root → text */
export function checkTree(files: ReadonlyMap<string, string>): { broken: Finding[]; warnings: Finding[] } {
  const sources: Source[] = [...files].map(([path, text]) => ({
    path,
    lines: text.split('\n').length - 1,
    imports: importsOf(path, text),
  }));
  return {
    broken: [
      ...sources.flatMap(brokenImports),
      ...sources.flatMap(brokenNames),
      ...longFiles(sources, true),
      ...importCycles(sources),
    ],
    warnings: longFiles(sources, false),
  };
}
