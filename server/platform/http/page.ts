import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ACCESS } from '../access/roles.ts';
import { refuse } from '../errors/refusal.ts';
import { sendProblem } from './problem.ts';

const WEB = join(import.meta.dirname, '../../../web');
const BUILT = join(WEB, 'dist');

/** Builds the web page where it is missing or older than its sources. @param tell says that it takes a moment */
export async function buildPage(tell: () => void): Promise<void> {
  const index = join(BUILT, 'index.html');
  if (existsSync(index) && statSync(index).mtimeMs >= newestSource()) return;
  tell();
  const { build } = await import('vite');
  await build({ root: WEB, logLevel: 'error' });
}

function newestSource(): number {
  const files = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(WEB, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const single = ['index.html', 'vite.config.ts', 'package.json'].map((file) => join(WEB, file));
  return Math.max(...[...files, ...single].map((file) => statSync(file).mtimeMs));
}

/** Serves the built page; every address that is no API address and no file is the page's own to resolve. */
export async function servePage(app: FastifyInstance): Promise<void> {
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, refuse('route.unknown', `Nothing answers ${request.method} here.`)),
  );
  if (!existsSync(BUILT)) return;
  // Only for `sendFile`: the library's own routes could not say who may call them.
  await app.register(fastifyStatic, { root: BUILT, serve: false, cacheControl: false });
  const files = new Set(filesBelow(BUILT));
  app.get('/*', { config: { access: ACCESS.anyone }, schema: { hide: true } }, (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (request.url.startsWith('/api/')) {
      return sendProblem(reply, refuse('route.unknown', `Nothing answers ${request.method} here.`));
    }
    if (!files.has(path)) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    // Names of assets hold a hash of their content.
    const cache = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    return reply.header('cache-control', cache).sendFile(path);
  });
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
