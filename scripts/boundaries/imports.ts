import { posix } from 'node:path';

/** One import of a source file. */
export interface Import {
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** The file of ours that it names, from the root; null for libraries. */
  readonly target: string | null;
  /** Only types come over; nothing is loaded. */
  readonly typeOnly: boolean;
}

const STATIC = /^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w$*{}\s,]+?)\s+from\s+)?['"]([^'"\n]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"\n]+)['"]/g;

/** The imports of a source file, re-exports and dynamic ones included. */
export function importsOf(path: string, source: string): Import[] {
  const imports: Import[] = [];
  const add = (at: number, specifier: string, typeOnly: boolean) =>
    imports.push({
      line: source.slice(0, at).split('\n').length,
      specifier,
      target: targetOf(path, specifier),
      typeOnly,
    });
  for (const match of source.matchAll(STATIC)) {
    const [whole, type, names, specifier] = match;
    add(match.index + whole.search(/\S/), specifier!, type !== undefined || areTypes(names));
  }
  for (const match of source.matchAll(DYNAMIC)) add(match.index, match[1]!, false);
  return imports.sort((a, b) => a.line - b.line);
}

/** `{ type A, type B }` loads nothing worth an order; `{}` and a bare import load the file. */
function areTypes(names: string | undefined): boolean {
  if (!names?.startsWith('{')) return false;
  const each = names
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}

/** Our own packages by their names. */
const PACKAGES: readonly { readonly name: string; readonly folder: string }[] = [
  { name: '@gongjian/engines', folder: 'engines' },
  { name: '@gongjian/client', folder: 'client' },
  { name: 'gongjian', folder: 'server' },
];

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  const own = PACKAGES.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!own) return null;
  return posix.join(own.folder, specifier.slice(own.name.length + 1), 'index.ts');
}
