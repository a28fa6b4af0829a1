/**
 * The lines of the house, proved: imports go one way, rooms never import rooms, no file loads itself in a ring, names
 * say what is inside, files stay short. `node scripts/boundaries.ts` prints each broken line with how to mend it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTree } from './boundaries/check.ts';

const ROOT = join(import.meta.dirname, '..');
const PARTS = ['engines', 'server', 'client', 'web', 'bench', 'e2e', 'examples', 'scripts'];
const SKIPPED = new Set(['node_modules', 'dist', 'migrations', 'data']);

function* sourcesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* sourcesIn(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

const present = new Set(readdirSync(ROOT));
const files = new Map<string, string>();
for (const part of PARTS.filter((name) => present.has(name))) {
  for (const path of sourcesIn(part)) files.set(path, readFileSync(join(ROOT, path), 'utf8'));
}
const { broken, warnings } = checkTree(files);
for (const { path, line, says, mend } of warnings) console.log(`warning ${path}:${line}  ${says}; ${mend}`);
for (const { path, line, says, mend } of broken) console.log(`${path}:${line}  ${says}\n    ${mend}`);
console.log(`${files.size} files, ${broken.length} broken, ${warnings.length} warnings`);
process.exit(broken.length === 0 ? 0 : 1);
