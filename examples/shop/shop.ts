/**
 * A shop that obeys Gongjian: `node examples/shop/shop.ts --url http://127.0.0.1:8720 --key KEY [--port 8790]
 * [--name shop] [--incident]`. The key needs the scope `enforce`, and `voices:write` to provoke an incident.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { createControls } from '@gongjian/client/controls';
import { Incident } from './incident.ts';
import { OFFERS } from './offers.ts';
import { renderPage } from './page.ts';
import { Till } from './till.ts';
import { type Language, WORDS } from './words.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8720' },
    key: { type: 'string' },
    port: { type: 'string', default: '8790' },
    name: { type: 'string', default: 'shop' },
    incident: { type: 'boolean', default: false },
  },
});
if (!values.key) {
  console.error('Give the shop an API key with the scopes enforce and voices:write: --key gj_…');
  process.exit(2);
}

const server = { baseUrl: values.url, key: values.key };
const controls = createControls({ ...server, point: values.name });
const till = new Till(controls, Date.now);
const incident = new Incident(server);
const watchers = new Set<ServerResponse>();
let said: string | null = null;

for (const event of ['change', 'stale', 'fresh'] as const) {
  controls.on(event, () => {
    for (const watcher of watchers) watcher.write('data: changed\n\n');
  });
}

function languageOf(request: IncomingMessage): Language {
  const wanted = new URL(request.url ?? '/', 'http://shop').searchParams.get('lang');
  if (wanted === 'zh' || wanted === 'en') return wanted;
  return request.headers['accept-language']?.startsWith('zh') === false ? 'en' : 'zh';
}

/** Does what a button asks for; what becomes of it stands on the page once. */
function press(path: string, language: Language): void {
  const [, action, id] = path.split('/');
  const words = WORDS[language];
  const offer = OFFERS.find((one) => one.id === decodeURI(id ?? ''));
  if (action === 'break') incident.start();
  else if (action === 'mend') incident.stop();
  else if (offer && action === 'buy') {
    const outcome = till.sell(offer);
    said = outcome === 'paused' ? words.paused : outcome === 'slow' ? words.slow : words.bought;
  } else if (offer && action === 'refund') said = till.refund(offer) === 'held' ? words.held : words.refunded;
}

function watch(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('retry: 1000\n\n');
  watchers.add(response);
  response.on('close', () => watchers.delete(response));
}

const http = createServer((request, response) => {
  const language = languageOf(request);
  const { pathname } = new URL(request.url ?? '/', 'http://shop');
  if (pathname === '/changes') return watch(response);
  if (request.method === 'POST') {
    press(pathname, language);
    response.writeHead(303, { location: '/' }).end();
    return;
  }
  const page = renderPage({ till, known: controls.snapshot(), broken: incident.isOn, said, language });
  said = null;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
});

http.listen(Number(values.port), '127.0.0.1', () => {
  const { port } = http.address() as { port: number };
  console.log(`The shop is open at http://127.0.0.1:${port}`);
});
if (values.incident) incident.start();

async function close(): Promise<void> {
  incident.stop();
  for (const watcher of watchers) watcher.end();
  http.close();
  await controls.close();
  process.exit(0);
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
