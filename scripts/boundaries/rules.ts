import type { Import } from './imports.ts';

/** A source file with what it imports. */
export interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly says: string;
  readonly mend: string;
}

const ROOMS: readonly string[] = ['strategy', 'action', 'feedback', 'seeing', 'people'];

/** Files beside the rooms that put the house together, or stand outside of it and look in. */
const JOINERS = /^server\/(loop\/|rooms\.ts$|main\.ts$|command\/|sample\/)/;

/** Tests and their support, measures and scripts may look anywhere. */
const FREE =
  /\.test\.tsx?$|^(bench|e2e|scripts)\/|^server\/testing\/|\/testing\/|^server\/loop\/pains\/planted\.ts$/;

/** Which workspace may use which, beside itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  web: ['client'],
  client: [],
  examples: ['client'],
  server: ['engines'],
  engines: [],
};

const WORDLESS = /(^|\/)(utils?|helpers?|common|misc|managers?)(\.[^/]*)?(\/|$)/i;

/** Longest file in lines, and where a file asks to be two. */
const MOST_LINES = 500;
const MANY_LINES = 300;
/** Written data and generated code may be as long as they are. */
const TABLES =
  /\.gen\.ts$|^engines\/mood\/lexicon\/|^engines\/text\/mask\/cases\/|^server\/sample\/(topics|story)\/|^web\/src\/words\//;

const workspaceOf = (path: string) => path.split('/')[0]!;
const partOf = (path: string) => (path.startsWith('server/') ? path.split('/')[1]! : null);
const roomOf = (path: string) => {
  const part = partOf(path);
  return part !== null && ROOMS.includes(part) ? part : null;
};

/** An import that crosses a line of the house: what it says and how to mend it; null where it may be. */
type EdgeRule = (from: string, to: string) => { says: string; mend: string } | null;

const direction: EdgeRule = (from, to) => {
  const [above, below] = [workspaceOf(from), workspaceOf(to)];
  const allowed = BELOW[above];
  if (!allowed || above === below || allowed.includes(below) || !(below in BELOW)) return null;
  const may = allowed.length > 0 ? `only ${allowed.join(', ')}` : 'nothing of ours';
  return {
    says: `${above} imports ${below}`,
    mend: `${above} may import ${may}; move what both need below, or pass it in`,
  };
};

const rooms: EdgeRule = (from, to) => {
  const [room, other] = [roomOf(from), roomOf(to)];
  if (room === null || room === other) return null;
  if (other !== null) {
    return {
      says: `the room ${room} imports the room ${other}`,
      mend: 'rooms never import rooms: publish an event, draw a link, or write a flow in server/loop/',
    };
  }
  const part = partOf(to);
  if (part === 'loop' || to === 'server/rooms.ts' || to === 'server/main.ts') {
    return {
      says: `the room ${room} imports ${to}, which is above it`,
      mend: 'take what the room needs as a port, and let server/loop/ or server/rooms.ts pass it in',
    };
  }
  return null;
};

const floors: EdgeRule = (from, to) => {
  const [part, below] = [partOf(from), roomOf(to) ?? (partOf(to) === 'loop' ? 'loop' : null)];
  if ((part !== 'platform' && part !== 'links') || below === null) return null;
  return {
    says: `${part} imports ${below}`,
    mend: `${part} knows no room: take what it needs as a port in its own words`,
  };
};

const joiners: EdgeRule = (from, to) => {
  const room = roomOf(to);
  const part = partOf(from);
  if (room === null || part === null || roomOf(from) !== null || part === 'platform' || part === 'links')
    return null;
  if (JOINERS.test(from)) return null;
  return {
    says: `${from} imports the room ${room}`,
    mend: 'only server/loop/, rooms.ts, main.ts, the command line and the sample join rooms: move it there',
  };
};

const faces: EdgeRule = (from, to) => {
  const room = roomOf(to);
  if (room === null || roomOf(from) === room || workspaceOf(from) !== 'server') return null;
  if (to.endsWith('/index.ts') || to.endsWith('/tables.ts')) return null;
  return {
    says: `${to} is inside a room`,
    mend: 'import the index.ts of its folder, and export there what others may use',
  };
};

const EDGES: readonly EdgeRule[] = [direction, rooms, floors, joiners, faces];

/** Imports that cross a line, and relative ones that do not name their file. */
export function brokenImports({ path, imports }: Source): Finding[] {
  return imports.flatMap(({ line, specifier, target }) => {
    const found: Finding[] = [];
    if (specifier.startsWith('.') && !/\.\w+$/.test(specifier.replace(/\?.*$/, ''))) {
      const mend = 'relative imports end in .ts: they name the file that is loaded';
      found.push({ path, line, says: `'${specifier}' names no file`, mend });
    }
    if (target === null || FREE.test(path)) return found;
    for (const rule of EDGES) {
      const broken = rule(path, target);
      if (broken) found.push({ path, line, ...broken });
    }
    return found;
  });
}

export function brokenNames({ path }: Source): Finding[] {
  if (!WORDLESS.test(path)) return [];
  return [
    {
      path,
      line: 1,
      says: 'the name says nothing of what is inside',
      mend: 'name it for its one idea, or move each part beside its only caller',
    },
  ];
}

/** `broken`: too long; otherwise the files that ask to be two. */
export function longFiles(sources: readonly Source[], broken: boolean): Finding[] {
  const [over, upTo] = broken ? [MOST_LINES, Number.POSITIVE_INFINITY] : [MANY_LINES, MOST_LINES];
  return sources
    .filter(({ path, lines }) => lines > over && lines <= upTo && !TABLES.test(path))
    .map(({ path, lines }) => ({
      path,
      line: 1,
      says: `${lines} lines`,
      mend: broken ? `split it by use: at most ${MOST_LINES} lines` : 'it asks to be two files',
    }));
}
