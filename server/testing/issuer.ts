import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A small OpenID Connect issuer whose one person is signed in there already. */
export interface Issuer {
  readonly address: string;
  /** Who is signed in there. */
  person: { sub: string; email: string; name: string };
  close(): Promise<void>;
}

const CLIENT = 'gongjian-test';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const nonces = new Map<string, string | null>();
  const issuer = { person: { sub: '1', email: 'nobody@example.test', name: 'Nobody' }, address: '' };

  const idToken = (nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000);
    const { sub, email, name } = issuer.person;
    const times = { iat: now, exp: now + 300 };
    const claims = {
      iss: issuer.address,
      aud: CLIENT,
      sub,
      email,
      name,
      email_verified: true,
      nonce,
      ...times,
    };
    const signed = `${encode({ alg: 'RS256', kid: 'k' })}.${encode(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };
  const pages: Record<string, (url: URL, body: string) => object | string> = {
    '/.well-known/openid-configuration': () => ({
      issuer: issuer.address,
      authorization_endpoint: `${issuer.address}/authorize`,
      token_endpoint: `${issuer.address}/token`,
      jwks_uri: `${issuer.address}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
    }),
    '/authorize': ({ searchParams }) => {
      const code = randomUUID();
      nonces.set(code, searchParams.get('nonce'));
      const back = new URL(searchParams.get('redirect_uri')!);
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state')!);
      return back.href;
    },
    '/token': (_, body) => {
      const code = new URLSearchParams(body).get('code')!;
      return {
        access_token: randomUUID(),
        token_type: 'Bearer',
        id_token: idToken(nonces.get(code) ?? null),
      };
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, issuer.address);
    const page = pages[url.pathname]?.(url, await text(request));
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'string') response.writeHead(302, { location: page }).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  issuer.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(issuer, {
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  });
}

/** The environment that makes a server use that issuer. */
export const issuerSettings = ({ address }: Issuer) => ({
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: CLIENT,
  OIDC_CLIENT_SECRET: 'secret',
});
