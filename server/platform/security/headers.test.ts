import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { sendSecurityHeaders } from './headers.ts';

async function headersOf(secure: boolean) {
  const app = fastify();
  await sendSecurityHeaders(app, secure);
  app.get('/', async () => 'x');
  return (await app.inject('/')).headers;
}

test('scripts come from here alone and nobody frames the page', async () => {
  const headers = await headersOf(false);
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('same-origin');
});

test('browsers insist on https only where the page is reached by it', async () => {
  expect((await headersOf(false))['strict-transport-security']).toBeUndefined();
  expect((await headersOf(true))['strict-transport-security']).toContain('max-age');
  expect((await headersOf(false))['content-security-policy']).not.toContain('upgrade-insecure-requests');
});
