import { resolve } from 'node:path';
import { isNetwork } from '../webhooks/networks.ts';
import { OPTIONS, type OptionName } from './options.ts';

/** Everything the server can be told from outside, parsed once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly empty: boolean;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly secret: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly natsUrl: string | null;
  /** Networks of the company's own that webhooks and robots may reach. */
  readonly privateNetworks: readonly string[];
  /** An OpenAI-compatible embeddings endpoint that workspaces may choose. */
  readonly embeddings: { readonly url: string; readonly model: string; readonly key?: string } | null;
  readonly logLevel: LogLevel;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used, and how to mend it. */
export interface ConfigProblem {
  readonly option: string;
  readonly problem: string;
  readonly remedy: string;
}

export type ConfigOutcome = { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] };

type Raw = Partial<Record<OptionName, string | undefined>>;

/** Reads every setting, flags before environment before defaults, and lists every problem at once. */
export function parseConfig(
  flags: Raw,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigOutcome {
  const problems: ConfigProblem[] = [];
  const text = (name: OptionName): string | null => {
    const option = OPTIONS.find((entry) => entry.name === name)!;
    const value = flags[name] ?? environment[option.env] ?? option.fallback;
    return value === null || value.trim() === '' ? option.fallback : value.trim();
  };
  const complain = (name: OptionName, problem: string, remedy: string) => {
    const option = OPTIONS.find((entry) => entry.name === name)!;
    problems.push({
      option: option.flag ? `${option.flag.split(' ')[0]} / ${option.env}` : option.env,
      problem,
      remedy,
    });
  };

  const port = Number(text('port'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    complain('port', `"${text('port')}" is no port`, 'give a whole number from 0 to 65535');
  }
  const logLevel = text('logLevel') as LogLevel;
  if (!LOG_LEVELS.includes(logLevel)) {
    complain('logLevel', `"${logLevel}" is no level`, `give one of ${LOG_LEVELS.join(', ')}`);
  }
  const urlSetting = (name: OptionName, schemes: readonly string[]): string | null => {
    const value = text(name);
    if (value === null) return null;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : null;
    if (scheme === null || !schemes.includes(scheme)) {
      complain(
        name,
        'it is no address that can be used',
        `give an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`,
      );
    }
    return value;
  };
  const secret = text('secret');
  if (secret !== null && secret.length < 32) {
    complain(
      'secret',
      'it is too short',
      'give at least 32 characters, for example from "openssl rand -hex 32"',
    );
  }
  const issuer = urlSetting('oidcIssuer', ['https', 'http']);
  const clientId = text('oidcClientId');
  const clientSecret = text('oidcClientSecret');
  if (issuer !== null && (clientId === null || clientSecret === null)) {
    complain(
      'oidcIssuer',
      'the client id or secret is missing',
      'set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET too',
    );
  }
  const privateNetworks = (text('privateNetworks') ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = privateNetworks.find((network) => !isNetwork(network));
  if (unknown !== undefined) {
    complain('privateNetworks', `"${unknown}" is no network`, 'give networks such as 10.2.0.0/16, by commas');
  }
  const embeddingsUrl = urlSetting('embeddingsUrl', ['https', 'http']);
  const embeddingsModel = text('embeddingsModel');
  const embeddingsKey = text('embeddingsKey');
  if (embeddingsUrl !== null && embeddingsModel === null) {
    complain('embeddingsUrl', 'the model is missing', 'set GONGJIAN_EMBEDDINGS_MODEL too');
  }
  const config: Config = {
    port,
    host: text('host')!,
    data: resolve(text('data')!),
    empty: isOn(text('empty')),
    databaseUrl: urlSetting('databaseUrl', ['postgres', 'postgresql']),
    publicUrl: urlSetting('publicUrl', ['https', 'http']),
    trustProxy: isOn(text('trustProxy')),
    secret,
    smtpUrl: urlSetting('smtpUrl', ['smtp', 'smtps']),
    mailFrom: text('mailFrom')!,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    natsUrl: urlSetting('natsUrl', ['nats', 'tls']),
    privateNetworks,
    embeddings:
      embeddingsUrl && embeddingsModel
        ? { url: embeddingsUrl, model: embeddingsModel, ...(embeddingsKey && { key: embeddingsKey }) }
        : null,
    logLevel,
  };
  return problems.length === 0 ? { ok: true, config } : { ok: false, problems };
}

function isOn(value: string | null): boolean {
  return value !== null && ['1', 'true', 'yes', 'on'].includes(value.toLowerCase());
}
