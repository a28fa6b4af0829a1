/** `npm run readme`: writes the table of settings, which the code alone knows, into both READMEs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIONS, type Option } from '../server/platform/config/options.ts';

const ROOT = join(import.meta.dirname, '..');
const BLOCK = /(<!-- settings: begin -->\n)[\s\S]*?(<!-- settings: end -->)/;

/** The table of settings as Markdown. */
export function settingsTable(options: readonly Option[]): string {
  const rows = options.map(
    ({ flag, env, fallback, says }) =>
      `| ${flag ? `\`${flag}\`` : ''} | \`${env}\` | ${fallback === null ? '' : `\`${fallback}\``} | ${says} |`,
  );
  return ['| flag | environment | default | |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** A README with the table as the code has it now. */
export const withSettings = (readme: string): string =>
  readme.replace(BLOCK, `$1${settingsTable(OPTIONS)}$2`);

if (import.meta.main) {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const file = join(ROOT, name);
    writeFileSync(file, withSettings(readFileSync(file, 'utf8')));
  }
}
