import { Readable } from 'node:stream';
import { dateInLondon, type Instant } from '../clock/index.ts';
import { ensureLinkKey } from '../correspondence/index.ts';
import { importHomes } from '../homes/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createLandlord } from '../platform/landlord.ts';
import { createOrganisation, createStaff, createTeam, setPassword, type OrganisationId, type StaffId, type TeamId } from '../staff/index.ts';
import { homesCsv } from './homes-csv.ts';
import type { InventedLandlord, InventedMember } from './invented-landlords.ts';
import { greaterManchesterWards } from './wards.ts';

export interface SettledMember extends InventedMember {
  readonly id: StaffId;
  readonly organisationId: OrganisationId;
  readonly teamIds: readonly TeamId[];
}

export interface SettledLandlord {
  readonly id: string;
  readonly invented: InventedLandlord;
  readonly members: readonly SettledMember[];
}

export interface Making {
  readonly database: Database;
  readonly newId: () => string;
  /** The day the organisation starts, a year before today. */
  readonly startedAt: Instant;
  readonly now: Instant;
  /** How long it has been running. */
  readonly days: number;
  readonly passwordHash: string;
}

/** The landlord itself: organisations, teams, people who can sign in, and its homes through the ordinary import. */
export async function settleLandlord(invented: InventedLandlord, homes: number, making: Making): Promise<SettledLandlord> {
  const id = making.newId();
  const members = await making.database.inLandlord(id, async (tx) => {
    const { slug, name, colour, phone, emergencyPhone, domain } = invented;
    await createLandlord(tx, { id, slug, name, colour, phone, emergencyPhone, email: `homes@${domain}`, isInvented: true }, making.startedAt);
    await ensureLinkKey(tx, making.startedAt);
    const doing = { by: { kind: 'system', name: 'Demonstration' } as const, now: making.startedAt };
    const organisations = new Map<string, OrganisationId>();
    for (const organisation of [invented.owning, invented.managing]) {
      if (!organisations.has(organisation.name)) organisations.set(organisation.name, await createOrganisation(tx, organisation, doing));
    }
    const teams = new Map<string, TeamId>();
    for (const team of invented.teams) {
      const owner = team.startsWith('Council') ? invented.owning.name : invented.managing.name;
      teams.set(team, await createTeam(tx, { name: team, organisationId: known(organisations, owner) }, doing));
    }
    const settled: SettledMember[] = [];
    for (const member of invented.members) {
      const organisationId = known(organisations, member.organisation ?? invented.managing.name);
      const teamIds = member.teams.map((team) => known(teams, team));
      const email = `${member.mailbox}@${domain}`;
      const staffId = await createStaff(tx, { name: member.name, email, phone: null, organisationId, roles: member.roles, teamIds }, doing);
      await setPassword(tx, { staffId, passwordHash: making.passwordHash, isTemporary: false, now: making.startedAt });
      settled.push({ ...member, id: staffId, organisationId, teamIds });
    }
    return settled;
  });
  await settleHomes(id, invented, homes, making);
  return { id, invented, members };
}

async function settleHomes(landlordId: string, invented: InventedLandlord, homes: number, making: Making): Promise<void> {
  const lines = homesCsv({
    homes,
    seed: invented.seed,
    owning: invented.owning.name,
    managing: invented.managing.name,
    wards: greaterManchesterWards(),
  });
  const report = await importHomes(making.database, landlordId, Readable.from(lines), {
    today: dateInLondon(making.now),
    now: making.startedAt,
    newId: making.newId,
  });
  if (report.rejected > 0) throw new Error(`The demonstration's own file of homes has ${report.rejected} bad rows.`);
}

function known<Value>(from: ReadonlyMap<string, Value>, name: string): Value {
  const found = from.get(name);
  if (found === undefined) throw new Error(`The demonstration has no ${name}.`);
  return found;
}

