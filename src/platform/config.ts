import { resolve } from 'node:path';

/** Everything the environment may say, read once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly publicAddress: string;
  readonly trustProxy: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly preparedStatements: boolean;
  readonly logLevel: string;
  readonly demonstration: boolean;
  readonly demonstrationHomes: number;
  /** Named secrets, such as the client secret of a sign-in service: only their names are in the settings. */
  readonly secret: (name: string) => string | undefined;
}

/** Reads the environment. A value that cannot be used is refused by name, with what would do. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 65_535);
  return {
    port,
    host: env['HOST'] ?? '0.0.0.0',
    dataDir: resolve(env['DATA_DIR'] ?? '.data'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    publicAddress: (env['PUBLIC_ADDRESS'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustProxy: onOrOff(env, 'TRUST_PROXY', false),
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] ?? 'putright@localhost',
    preparedStatements: onOrOff(env, 'PREPARED_STATEMENTS', true),
    logLevel: env['LOG_LEVEL'] ?? 'warn',
    // Everybody can read its password, so a server that somebody set up for work gets it only when asked for.
    demonstration: onOrOff(env, 'DEMONSTRATION', isOnATrial(env)),
    demonstrationHomes: wholeNumber(env, 'DEMONSTRATION_HOMES', 300, 1_000_000),
    secret: (name) => (/^[A-Z][A-Z0-9_]*$/.test(name) ? env[name] : undefined),
  };
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
