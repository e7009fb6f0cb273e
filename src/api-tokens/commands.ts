import { parseArgs } from 'node:util';
import { instant, type Instant } from '../clock/index.ts';
import { currentInstant } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { newId, newSecret } from '../platform/ids.ts';
import { landlordBySlug, type Landlord } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { listActiveStaff, type Doing } from '../staff/index.ts';
import { stateOf } from './decide.ts';
import { whyNotName, whyNotScopes } from './forms.ts';
import { makeToken } from './make-token.ts';
import { isScope, mostDays, scopes } from './model.ts';
import { listTokens, tokenById } from './queries.ts';
import { revokeToken } from './store/tokens.ts';

const usage = `putright token add --landlord SLUG --email ADDRESS --name NAME --scopes ${scopes.slice(0, 2).join(',')} --days 90, or list --landlord SLUG, or revoke ID --landlord SLUG`;

/** `putright token …`, on the product's own database. Gives the words to print. */
export async function tokenCommand(args: readonly string[]): Promise<string> {
  const asked = readArguments(args);
  return withProductDatabase((database) => runTokenCommand(database, asked, instant(currentInstant())));
}

export interface TokenCommand {
  readonly action: string;
  readonly id: string | undefined;
  readonly landlord: string;
  readonly email: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/** One such command. What it says after "add" holds the secret, and is the only thing that ever does. */
export async function runTokenCommand(database: Database, asked: TokenCommand, now: Instant): Promise<string> {
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, asked.landlord));
  if (landlord === undefined) throw new Error(`There is no landlord "${asked.landlord}" here.`);
  const doing: Doing = { by: { kind: 'system', name: 'Command line' }, now };
  return database.inLandlord(landlord.id, async (tx) => {
    if (asked.action === 'add') return add(tx, landlord, { asked, doing });
    return asked.action === 'list' ? list(tx, now) : revoke(tx, asked.id, doing);
  });
}

async function add(tx: Tx, landlord: Landlord, { asked, doing }: { readonly asked: TokenCommand; readonly doing: Doing }): Promise<string> {
  const { name, scopes: chosen, days } = asked;
  const wrong = whyNotName(name) ?? whyNotScopes(chosen) ?? (Number.isInteger(days) && days >= 1 && days <= mostDays ? undefined : `--days must be a whole number from 1 to ${mostDays}`);
  if (wrong !== undefined) throw new Error(`${wrong}. Say it like this: ${usage}`);
  const person = (await listActiveStaff(tx)).find(({ email }) => email === asked.email.toLowerCase());
  if (person === undefined) throw new Error(`Nobody with the address ${asked.email} works for ${landlord.name} now.`);
  const token = await makeToken(tx, { name, scopes: chosen.filter(isScope), actsAs: person.id, days }, { doing, id: newId(), secret: newSecret() });
  return `${token}\n`;
}

async function list(tx: Tx, now: Instant): Promise<string> {
  const tokens = await listTokens(tx);
  return tokens.map((token) => `${token.id}  ${token.name}, for ${token.actsAsName}: ${stateOf(token, now)}, until ${token.expiresAt.slice(0, 10)}; ${token.scopes.join(',')}\n`).join('');
}

async function revoke(tx: Tx, id: string | undefined, doing: Doing): Promise<string> {
  const token = await tokenById(tx, id);
  if (token === undefined) throw new Error('There is no token with this id: see putright token list.');
  const isNew = await revokeToken(tx, token, doing);
  return isNew ? `${token.name} is revoked and opens nothing any more.\n` : `${token.name} was revoked before.\n`;
}

function readArguments(args: readonly string[]): TokenCommand {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: [...args], options: { landlord: one, email: one, name: one, scopes: one, days: one }, allowPositionals: true });
  const [action = '', id] = positionals;
  const { landlord, email = '', name = '', scopes: listed = '', days = '90' } = values;
  if (!['add', 'list', 'revoke'].includes(action) || landlord === undefined) throw new Error(`Say it like this: ${usage}`);
  return { action, id, landlord, email, name: name.trim(), scopes: listed.split(',').filter((scope) => scope !== ''), days: Number(days) };
}
