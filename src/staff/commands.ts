import { parseArgs } from 'node:util';
import { instant } from '../clock/index.ts';
import type { Instant } from '../clock/index.ts';
import { currentInstant } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { newSecret } from '../platform/ids.ts';
import { landlordBySlug } from '../platform/landlord.ts';
import type { Landlord } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { hashPassword } from '../platform/sign-in/index.ts';
import { temporaryPasswordFrom } from './decide/temporary-password.ts';
import { looksLikeEmail } from './forms/parsed.ts';
import { isRole } from './model.ts';
import type { Doing, OrganisationId, Role } from './model.ts';
import { emailIsTaken } from './queries/people.ts';
import { listOrganisations } from './queries/teams.ts';
import { setPassword } from './store/passwords.ts';
import { createStaff } from './store/staff.ts';
import { createOrganisation } from './store/teams.ts';

const usage = 'putright staff add --landlord SLUG --email ADDRESS --name "FULL NAME" --role administrator';

interface Wanted {
  readonly landlord: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** `putright staff add …`, on the product's own database. Gives the words to print. */
export async function staffCommand(args: readonly string[]): Promise<string> {
  const wanted = readArguments(args);
  return withProductDatabase((database) => addFromCommandLine(database, wanted, instant(currentInstant())));
}

/** Adds a person from the command line, for the first administrator of all. The words it gives hold the temporary password. */
export async function addFromCommandLine(database: Database, wanted: Wanted, now: Instant): Promise<string> {
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, wanted.landlord));
  if (landlord === undefined) throw new Error(`There is no landlord "${wanted.landlord}" here.`);
  const password = temporaryPasswordFrom(newSecret());
  const passwordHash = await hashPassword(password);
  await database.inLandlord(landlord.id, async (tx) => {
    if (await emailIsTaken(tx, wanted.email)) throw new Error(`${landlord.name} already has somebody with the address ${wanted.email}.`);
    const doing: Doing = { by: { kind: 'system', name: 'Command line' }, now };
    const organisationId = await firstOrganisation(tx, landlord, doing);
    const staffId = await createStaff(tx, { ...wanted, phone: null, organisationId, teamIds: [] }, doing);
    await setPassword(tx, { staffId, passwordHash, isTemporary: true, now });
  });
  return `${wanted.name} can sign in with ${wanted.email} and the temporary password ${password}\nIt is shown once, works for 7 days, and must be changed at the first sign-in.\n`;
}

function readArguments(args: readonly string[]): Wanted {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { landlord: one, email: one, name: one, role: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  const { landlord, email, name, role = [] } = values;
  if (positionals.join(' ') !== 'add' || landlord === undefined || email === undefined || !name?.trim() || role.length === 0) {
    throw new Error(`Say it like this: ${usage}`);
  }
  const unknown = role.find((text) => !isRole(text));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not a role here.`);
  if (!looksLikeEmail(email)) throw new Error(`"${email}" is not an email address.`);
  return { landlord, email: email.toLowerCase(), name: name.trim(), roles: role.filter(isRole) };
}

/** A landlord nobody has set up yet works for itself. */
async function firstOrganisation(tx: Tx, landlord: Landlord, doing: Doing): Promise<OrganisationId> {
  const [first] = await listOrganisations(tx);
  return first?.id ?? createOrganisation(tx, { name: landlord.name, kind: 'housing association' }, doing);
}
