import { resolve } from 'node:path';
import type { S3Settings } from './files/s3-bucket.ts';

export interface NotifyConfig {
  readonly apiKey: string;
  readonly url: string | undefined;
  readonly templates: Readonly<Partial<Record<'text' | 'email' | 'letter', string>>>;
  readonly receiptToken: string | undefined;
}

/** Everything the environment may say, read once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** The bucket where files are kept; undefined when they are in the data folder. */
  readonly filesInS3: S3Settings | undefined;
  readonly publicAddress: string;
  readonly trustProxy: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** GOV.UK Notify: its key, the template of each channel that goes this way, and what its receipts come with. */
  readonly notify: NotifyConfig | undefined;
  /** Opens the address at which texts that people send us are handed over. */
  readonly textsToken: string | undefined;
  readonly preparedStatements: boolean;
  readonly logLevel: string;
  /** What this process does; several processes may do the same. */
  readonly parts: { readonly web: boolean; readonly worker: boolean };
  /** A process without pages answers on its port only when it was given one: /health, /ready and /metrics. */
  readonly listens: boolean;
  /** Connections to the database that requests share. */
  readonly databaseConnections: number;
  /** From one network, before it is asked to wait. */
  readonly requestsPerMinute: number;
  /** Opens /metrics from elsewhere than this machine. */
  readonly metricsToken: string | undefined;
  readonly demonstration: boolean;
  readonly demonstrationHomes: number;
  /** How far back the invented landlords' repairs go. */
  readonly demonstrationYears: number;
  /** Named secrets, such as the client secret of a sign-in service: only their names are in the settings. */
  readonly secret: (name: string) => string | undefined;
}

/** Reads the environment. A value that cannot be used is refused by name, with what would do. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 65_535);
  const parts = partsOf(env['PARTS'] || 'web,worker');
  return {
    port,
    host: env['HOST'] || '0.0.0.0',
    dataDir: folderForData('DATA_DIR', env['DATA_DIR'] || '.data'),
    databaseUrl: databaseAddress(env['DATABASE_URL'] || undefined),
    filesInS3: filesInS3(env),
    publicAddress: publicAddress(env['PUBLIC_ADDRESS'] || `http://localhost:${port}`),
    trustProxy: onOrOff(env, 'TRUST_PROXY', false),
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] || 'putright@localhost',
    notify: notifyOf(env),
    textsToken: secretIn(env, 'NOTIFY_TEXTS_TOKEN'),
    preparedStatements: onOrOff(env, 'PREPARED_STATEMENTS', true),
    logLevel: logLevel(env['LOG_LEVEL'] || 'warn'),
    parts,
    listens: parts.web || (env['PORT'] ?? '') !== '',
    databaseConnections: atLeast(4, 'DATABASE_CONNECTIONS', wholeNumber(env, 'DATABASE_CONNECTIONS', 12, 1000)),
    requestsPerMinute: atLeast(60, 'REQUESTS_PER_MINUTE', wholeNumber(env, 'REQUESTS_PER_MINUTE', 3000, 100_000_000)),
    metricsToken: secretIn(env, 'METRICS_TOKEN'),
    // Everybody can read its password, so a server that somebody set up for work gets it only when asked for.
    demonstration: onOrOff(env, 'DEMONSTRATION', isOnATrial(env)),
    demonstrationHomes: wholeNumber(env, 'DEMONSTRATION_HOMES', 12_000, 1_000_000),
    demonstrationYears: atLeast(1, 'DEMONSTRATION_YEARS', wholeNumber(env, 'DEMONSTRATION_YEARS', 3, 10)),
    secret: (name) => (/^[A-Z][A-Z0-9_]*$/.test(name) ? env[name] : undefined),
  };
}

/** The whole path of a folder for data. Below /proc the kernel says of a new folder that it is not there: Node then tries for ever. */
export function folderForData(name: string, text: string): string {
  const folder = resolve(text);
  if (/^\/proc(\/|$)/.test(folder)) throw new Error(`${name} is "${text}": nothing can be kept there. Name a folder on a disk, such as /srv/putright.`);
  return folder;
}

/** It holds a password: it is never repeated. */
function databaseAddress(text: string | undefined): string | undefined {
  if (text !== undefined && !(/^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@localhost/')))) throw new Error('DATABASE_URL cannot be read: give an address such as postgres://putright:PASSWORD@db.example.org/putright.');
  return text;
}

/** Links in messages begin with it: what leads nowhere is refused before one is sent. */
function publicAddress(text: string): string {
  const address = text.replace(/\/+$/, '');
  const read = URL.parse(address);
  const isPlain = read !== null && /^https?:$/.test(read.protocol) && read.pathname === '/' && `${read.username}${read.password}${read.search}${read.hash}` === '' && !/[?#@]/.test(address);
  if (!isPlain) throw new Error(`PUBLIC_ADDRESS is "${text}": give an address without a path, such as https://repairs.example.org.`);
  return address;
}

const logLevels: readonly string[] = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

function logLevel(text: string): string {
  if (!logLevels.includes(text)) throw new Error(`LOG_LEVEL is "${text}": say one of ${logLevels.join(', ')}.`);
  return text;
}

function notifyOf(env: Readonly<Record<string, string | undefined>>): NotifyConfig | undefined {
  const apiKey = env['NOTIFY_API_KEY'] || undefined;
  if (apiKey === undefined) return undefined;
  // A key holds two UUIDs at its end; it is never repeated.
  if (!/(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){2}$/i.test(apiKey)) throw new Error('NOTIFY_API_KEY cannot be read: copy the whole key from GOV.UK Notify, name and all.');
  const templates = Object.fromEntries((['text', 'email', 'letter'] as const).flatMap((channel) => {
    const id = env[`NOTIFY_${channel.toUpperCase()}_TEMPLATE`] || undefined;
    return id === undefined ? [] : [[channel, id]];
  }));
  if (Object.keys(templates).length === 0) throw new Error('NOTIFY_API_KEY is set, and no template: set NOTIFY_TEXT_TEMPLATE, NOTIFY_EMAIL_TEMPLATE or NOTIFY_LETTER_TEMPLATE.');
  return { apiKey, url: env['NOTIFY_URL'] || undefined, templates, receiptToken: secretIn(env, 'NOTIFY_RECEIPT_TOKEN') };
}

function wholeNumber(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new Error(`${name} is "${text}": give a whole number up to ${most}.`);
  }
  return value;
}

function atLeast(least: number, name: string, value: number): number {
  if (value < least) throw new Error(`${name} is ${value}: give at least ${least}.`);
  return value;
}

function secretIn(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const secret = env[name] || undefined;
  if (secret !== undefined && secret.length < 20) throw new Error(`${name} is too short to keep anybody out: give at least 20 characters.`);
  return secret;
}

/** All of it or none: half a setting would keep files where nobody looks for them. */
function filesInS3(env: Readonly<Record<string, string | undefined>>): S3Settings | undefined {
  const given = { bucket: env['S3_BUCKET'], endpoint: env['S3_ENDPOINT'], accessKeyId: env['S3_ACCESS_KEY_ID'], secretAccessKey: env['S3_SECRET_ACCESS_KEY'] };
  const missing = Object.entries(given).filter(([, value]) => value === undefined || value === '').map(([name]) => name);
  if (missing.length === Object.keys(given).length) return undefined;
  const { bucket = '', endpoint = '', accessKeyId = '', secretAccessKey = '' } = given;
  if (missing.length > 0) throw new Error('To keep files in S3, set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: one of them is missing.');
  if (!/^https?:\/\/[^/]/.test(endpoint)) throw new Error(`S3_ENDPOINT is "${endpoint}": give an address such as https://s3.eu-west-2.amazonaws.com.`);
  return { bucket, endpoint, accessKeyId, secretAccessKey, region: env['S3_REGION'] || 'eu-west-2' };
}

function partsOf(text: string): Config['parts'] {
  const named = text.split(',').map((part) => part.trim());
  const unknown = named.find((part) => part !== 'web' && part !== 'worker');
  if (unknown !== undefined) throw new Error(`PARTS is "${text}": say web, worker or both, with a comma between them.`);
  return { web: named.includes('web'), worker: named.includes('worker') };
}

function onOrOff(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: boolean): boolean {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  if (['on', 'true', '1', 'yes'].includes(text)) return true;
  if (['off', 'false', '0', 'no'].includes(text)) return false;
  throw new Error(`${name} is "${text}": say on or off.`);
}

/** Until somebody says at which address others reach it, nobody relies on it: everybody can read the invented staff's password. */
function isOnATrial(env: Readonly<Record<string, string | undefined>>): boolean {
  const address = env['PUBLIC_ADDRESS'];
  return address === undefined || address === '' || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(address);
}
