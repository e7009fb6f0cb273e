import { parseArgs } from 'node:util';
import { ensureLinkKey } from './correspondence/index.ts';
import { currentInstant } from './platform/clock.ts';
import type { Database } from './platform/database/index.ts';
import { newId } from './platform/ids.ts';
import { createLandlord, landlordBySlug, type NewLandlord } from './platform/landlord.ts';
import { withProductDatabase } from './platform/open-product.ts';

const usage =
  'putright landlord add --slug SLUG --name NAME --phone NUMBER --emergency-phone NUMBER --email ADDRESS [--colour #1d4f5e]';

const signInUsage = 'putright landlord sign-in --slug SLUG --issuer https://… --client-id ID --secret-from NAME, or --slug SLUG --off';

/** `putright landlord add …`: a real landlord, empty. `putright landlord sign-in …`: its staff sign in with work accounts. */
export async function landlordCommand(args: readonly string[]): Promise<string> {
  if (args[0] === 'sign-in') {
    const service = readService(args.slice(1));
    return withProductDatabase((database) => setSignInService(database, service));
  }
  const wanted = readWanted(args);
  return withProductDatabase((database) => addLandlord(database, wanted, currentInstant()));
}

interface ServiceWanted {
  readonly slug: string;
  /** Undefined turns it off. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecretEnv: string } | undefined;
}

/** Says which OpenID Connect service vouches for a landlord's staff. Only the name of the secret is kept, never the secret. */
export async function setSignInService(database: Database, { slug, oidc }: ServiceWanted): Promise<string> {
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, slug));
  if (landlord === undefined) throw new Error(`There is no landlord "${slug}" here.`);
  await database.inLandlord(landlord.id, (tx) =>
    tx.query(
      `update landlords set settings = (settings - 'signIn') || $2::jsonb, settings_version = settings_version + 1 where id = $1`,
      [landlord.id, JSON.stringify(oidc === undefined ? {} : { signIn: { oidc } })],
    ),
  );
  if (oidc === undefined) return `Staff of ${landlord.name} sign in with passwords only.\n`;
  return `Staff of ${landlord.name} can sign in with their work accounts. Set ${oidc.clientSecretEnv} where Putright runs, and register {PUBLIC_ADDRESS}/sign-in/returned as the return address.\n`;
}

function readService(args: readonly string[]): ServiceWanted {
  const one = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { slug: one, issuer: one, 'client-id': one, 'secret-from': one, off: { type: 'boolean' } } });
  const { slug = '', issuer = '', 'client-id': clientId = '', 'secret-from': clientSecretEnv = '', off } = values;
  if (slug === '') throw new Error(signInUsage);
  if (off === true) return { slug, oidc: undefined };
  if (!URL.canParse(issuer) || !issuer.startsWith('https://')) throw new Error('--issuer is the address of the sign-in service, starting with https://.');
  if (clientId === '') throw new Error(signInUsage);
  if (!/^[A-Z][A-Z0-9_]*$/.test(clientSecretEnv)) throw new Error('--secret-from is the name of the environment variable that holds the secret, in capitals, such as SIGN_IN_SECRET.');
  return { slug, oidc: { issuer, clientId, clientSecretEnv } };
}

/** Adds the landlord with the key that signs its residents' links. Gives the words to print. */
export async function addLandlord(database: Database, wanted: Omit<NewLandlord, 'id' | 'isInvented'>, now: string): Promise<string> {
  const taken = await database.beforeLandlord((tx) => landlordBySlug(tx, wanted.slug));
  if (taken !== undefined) throw new Error(`There is already a landlord "${wanted.slug}": choose another --slug.`);
  const id = newId();
  await database.inLandlord(id, async (tx) => {
    await createLandlord(tx, { ...wanted, id, isInvented: false }, now);
    await ensureLinkKey(tx, now);
  });
  return `${wanted.name} is here, at /l/${wanted.slug}. Next: putright staff add --landlord ${wanted.slug} … --role administrator\n`;
}

function readWanted(args: readonly string[]): Omit<NewLandlord, 'id' | 'isInvented'> {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { slug: one, name: one, phone: one, 'emergency-phone': one, email: one, colour: one },
    allowPositionals: true,
  });
  const { slug = '', name = '', phone = '', email = '', colour = '#1d4f5e' } = values;
  const emergencyPhone = values['emergency-phone'] ?? '';
  if (positionals.join(' ') !== 'add' || [name, phone, emergencyPhone, email].some((text) => text.trim() === '')) throw new Error(usage);
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) throw new Error('--slug is the end of an address: 2 to 60 small letters, figures and hyphens.');
  if (!/^#[0-9a-f]{6}$/.test(colour)) throw new Error('--colour is six figures after a #, such as #1d4f5e.');
  return { slug, name, phone, emergencyPhone, email, colour };
}
