/** One setting: where it comes from, what it means, how it is read. The table below is the only list of them. */
export interface Option {
  readonly name: string;
  readonly flag: string | null;
  readonly env: string;
  readonly fallback: string | null;
  readonly says: string;
  readonly secret?: true;
  readonly switch?: true;
}

export const OPTIONS = [
  {
    name: 'port',
    flag: '--port <number>',
    env: 'PORT',
    fallback: '8720',
    says: 'port to listen on; 0 picks a free one',
  },
  {
    name: 'host',
    flag: '--host <address>',
    env: 'HOST',
    fallback: '127.0.0.1',
    says: 'address to listen on',
  },
  {
    name: 'data',
    flag: '--data <folder>',
    env: 'GONGJIAN_DATA_FOLDER',
    fallback: './data',
    says: 'folder of the embedded database, secrets and uploads',
  },
  {
    name: 'empty',
    flag: '--empty',
    env: 'GONGJIAN_EMPTY',
    fallback: 'false',
    says: 'start without the sample company',
    switch: true,
  },
  {
    name: 'databaseUrl',
    flag: '--database-url <url>',
    env: 'DATABASE_URL',
    fallback: null,
    says: 'PostgreSQL 14 or newer; without it the embedded database is used',
    secret: true,
  },
  {
    name: 'publicUrl',
    flag: '--public-url <url>',
    env: 'PUBLIC_URL',
    fallback: null,
    says: 'address that people open, behind a proxy for example',
  },
  {
    name: 'trustProxy',
    flag: '--trust-proxy',
    env: 'TRUST_PROXY',
    fallback: 'false',
    says: 'believe X-Forwarded headers of a reverse proxy',
    switch: true,
  },
  {
    name: 'secret',
    flag: null,
    env: 'GONGJIAN_SECRET',
    fallback: null,
    says: 'at least 32 characters that sign sessions; made and kept in the data folder otherwise',
    secret: true,
  },
  {
    name: 'smtpUrl',
    flag: null,
    env: 'SMTP_URL',
    fallback: null,
    says: 'mail server for invitations and digests, smtps://user:password@host; mails are only logged without it',
    secret: true,
  },
  {
    name: 'mailFrom',
    flag: null,
    env: 'MAIL_FROM',
    fallback: 'Gongjian <gongjian@localhost>',
    says: 'sender of mails',
  },
  {
    name: 'oidcIssuer',
    flag: null,
    env: 'OIDC_ISSUER',
    fallback: null,
    says: 'OpenID Connect issuer for single sign-on',
  },
  {
    name: 'oidcClientId',
    flag: null,
    env: 'OIDC_CLIENT_ID',
    fallback: null,
    says: 'client id at that issuer',
  },
  {
    name: 'oidcClientSecret',
    flag: null,
    env: 'OIDC_CLIENT_SECRET',
    fallback: null,
    says: 'client secret at that issuer',
    secret: true,
  },
  {
    name: 'natsUrl',
    flag: null,
    env: 'NATS_URL',
    fallback: null,
    says: 'NATS server that carries events between several nodes',
  },
  {
    name: 'privateNetworks',
    flag: null,
    env: 'WEBHOOK_PRIVATE_NETWORKS',
    fallback: null,
    says: 'private networks that webhooks and robots may reach, such as 10.2.0.0/16,127.0.0.1; none otherwise',
  },
  {
    name: 'embeddingsUrl',
    flag: null,
    env: 'GONGJIAN_EMBEDDINGS_URL',
    fallback: null,
    says: 'OpenAI-compatible embeddings endpoint that workspaces may choose, such as http://localhost:11434/v1',
  },
  {
    name: 'embeddingsModel',
    flag: null,
    env: 'GONGJIAN_EMBEDDINGS_MODEL',
    fallback: null,
    says: 'the model to ask the embeddings endpoint for',
  },
  {
    name: 'embeddingsKey',
    flag: null,
    env: 'GONGJIAN_EMBEDDINGS_KEY',
    fallback: null,
    says: 'the key of the embeddings endpoint, if it wants one',
    secret: true,
  },
  {
    name: 'logLevel',
    flag: '--log-level <level>',
    env: 'LOG_LEVEL',
    fallback: 'info',
    says: 'fatal, error, warn, info, debug or silent',
  },
] as const satisfies readonly Option[];

export type OptionName = (typeof OPTIONS)[number]['name'];
