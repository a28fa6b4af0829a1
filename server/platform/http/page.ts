import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
  if (existsSync(BUILT)) {
    await app.register(async (scope) => {
      scope.addHook('onRoute', (route) => {
        route.config = { ...route.config, access: ACCESS.anyone };
      });
      await scope.register(fastifyStatic, {
        root: BUILT,
        wildcard: true,
        cacheControl: false,
        setHeaders: (response, path) => {
          const named = path.includes(`${BUILT}/assets/`);
          response.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && existsSync(BUILT);
    if (!wantsPage)
      return sendProblem(reply, refuse('route.unknown', `Nothing answers ${request.method} here.`));
    return reply.header('cache-control', 'no-cache').sendFile('index.html', BUILT);
  });
}
