import { Readable } from 'node:stream';
import type { Instant } from '../clock/index.ts';
import { ensureLinkKey } from '../correspondence/index.ts';
import { boundariesImporter, homesImporter } from '../homes/index.ts';
import { importLines } from '../imports/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { createLandlord } from '../platform/landlord.ts';
import { createOrganisation, createStaff, createTeam, setPassword, type OrganisationId, type StaffId, type TeamId } from '../staff/index.ts';
import { homesCsv } from './homes-csv.ts';
import { membersOf, type InventedLandlord } from './invented-landlords.ts';
import type { InventedMember } from './invented-members.ts';
import { neighbourhoodBoundaries } from './draw-neighbourhoods.ts';
import { placeHomes } from './place-homes.ts';
import { greaterManchesterWards, wardBoundaries } from './wards.ts';

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
  /** The day the records begin. */
  readonly startedAt: Instant;
  /** The present: the midnight before today. */
  readonly now: Instant;
  /** How many days lie between. */
  readonly days: number;
  readonly passwordHash: string;
}

/** The landlord itself: organisations, teams, people who can sign in, and its homes through the ordinary import. */
export async function settleLandlord(invented: InventedLandlord, homes: number, making: Making, newId: () => string): Promise<SettledLandlord> {
  const id = newId();
  const members = await making.database.inLandlord(id, async (tx) => {
    const { slug, name, colour, phone, emergencyPhone, domain } = invented;
    await createLandlord(tx, { id, slug, name, colour, phone, emergencyPhone, email: `homes@${domain}`, isInvented: true }, making.startedAt);
    await ensureLinkKey(tx, making.startedAt);
    return settleMembers(tx, membersOf(invented, homes), { invented, making, newId });
  });
  await settleHomes(id, { invented, making, newId }, homes);
  await making.database.inLandlord(id, (tx) => placeHomes(tx, invented.seed, making.now));
  return { id, invented, members };
}

interface Settling {
  readonly invented: InventedLandlord;
  readonly making: Making;
  readonly newId: () => string;
}

async function settleMembers(tx: Tx, people: readonly InventedMember[], { invented, making, newId }: Settling): Promise<SettledMember[]> {
  const doing = { by: { kind: 'system', name: 'Demonstration' } as const, now: making.startedAt, newId };
  const organisations = new Map<string, OrganisationId>();
  for (const organisation of [invented.owning, invented.managing, ...invented.contractors.filter(({ signsIn }) => signsIn).map(({ name }) => ({ name, kind: 'contractor' as const }))]) {
    if (!organisations.has(organisation.name)) organisations.set(organisation.name, await createOrganisation(tx, { ...organisation, id: newId() as OrganisationId }, doing));
  }
  const teams = new Map<string, TeamId>();
  for (const team of invented.teams) {
    const owner = team.startsWith('Council') ? invented.owning.name : invented.managing.name;
    teams.set(team, await createTeam(tx, { id: newId() as TeamId, name: team, organisationId: known(organisations, owner) }, doing));
  }
  const settled: SettledMember[] = [];
  for (const member of people) {
    const organisationId = known(organisations, member.organisation ?? invented.managing.name);
    const teamIds = member.teams.map((team) => known(teams, team));
    const { name, roles } = member;
    const staffId = await createStaff(tx, { id: newId() as StaffId, name, email: `${member.mailbox}@${invented.domain}`, phone: null, organisationId, roles, teamIds }, doing);
    await setPassword(tx, { staffId, passwordHash: making.passwordHash, isTemporary: false, now: making.startedAt });
    settled.push({ ...member, id: staffId, organisationId, teamIds });
  }
  return settled;
}

async function settleHomes(landlordId: string, { invented, making, newId }: Settling, homes: number): Promise<void> {
  const lines = homesCsv({ homes, seed: invented.seed, owning: invented.owning.name, managing: invented.managing.name, wards: greaterManchesterWards() });
  const counts = await importLines(making.database, landlordId, homesImporter, {
    now: making.now, newId, name: 'homes.csv', by: { staffId: null, name: 'Demonstration' }, chunks: Readable.from(lines),
  });
  if (counts.rejected > 0) throw new Error(`The demonstration's own file of homes has ${counts.rejected} bad rows.`);
  // Wards in which it has no homes are not taken, which is as it should be.
  const wards = wardBoundaries();
  const neighbourhoods = await making.database.inLandlord(landlordId, (tx) => neighbourhoodBoundaries(tx, wards));
  for (const chunk of [wards, neighbourhoods]) await importLines(making.database, landlordId, boundariesImporter, { now: making.now, newId, name: 'boundaries.geojson', by: { staffId: null, name: 'Demonstration' }, chunks: [chunk] });
}

function known<Value>(from: ReadonlyMap<string, Value>, name: string): Value {
  const found = from.get(name);
  if (found === undefined) throw new Error(`The demonstration has no ${name}.`);
  return found;
}

