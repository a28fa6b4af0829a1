const SHEET = /<sheet\b[^>]*?\br:id="([^"]+)"/;
const CELL_WITH_FORMULA = /<c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[\s>/]/g;

/** Names of the parts that say where formulas are. */
export const isFormulaPart = (name: string): boolean =>
  name === 'xl/workbook.xml' ||
  name === 'xl/_rels/workbook.xml.rels' ||
  /^xl\/worksheets\/[^/]+\.xml$/.test(name);

/** The cells of the first sheet that hold a formula: row of the sheet → a cell of it, such as `B3`. */
export function formulaCells(parts: ReadonlyMap<string, string>): Map<number, string> {
  const cells = new Map<number, string>();
  const sheet = firstSheet(parts);
  if (sheet === null) return cells;
  for (const [, column, row] of sheet.matchAll(CELL_WITH_FORMULA)) {
    if (!cells.has(Number(row))) cells.set(Number(row), `${column}${row}`);
  }
  return cells;
}

function firstSheet(parts: ReadonlyMap<string, string>): string | null {
  const id = SHEET.exec(parts.get('xl/workbook.xml') ?? '')?.[1];
  const links = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  for (const [link] of links.matchAll(/<Relationship\b[^>]*>/g)) {
    if (!link.includes(`Id="${id}"`)) continue;
    const target = /Target="\/?(?:xl\/)?([^"]+)"/.exec(link)?.[1];
    return parts.get(`xl/${target}`) ?? null;
  }
  return parts.get('xl/worksheets/sheet1.xml') ?? null;
}
