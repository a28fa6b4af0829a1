/**
 * `npm run bench -- NAME [options]`: runs one measure, `bench/NAME.ts`, which prints one JSON line.
 */
import { readdirSync } from 'node:fs';

const here = import.meta.dirname;
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.error(`Usage: npm run bench -- NAME [options]\nNames: ${names.join(', ')}`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...rest);
await import(`./${name}.ts`);
