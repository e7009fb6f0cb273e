import type { Trade } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';
import type { Chance } from './seeded.ts';
import type { SettledMember } from './settle-landlord.ts';
import type { SettledHome } from './settle-residents.ts';

/** Who does what in an invented repair, and how it tends to go for them. */
export interface Cast {
  readonly adviser: StaffActor;
  readonly manager: StaffActor;
  readonly planner: StaffActor;
  readonly surveyor: StaffActor;
  readonly operative: StaffActor;
  readonly resident: { readonly kind: 'resident'; readonly id: string | null; readonly name: string };
  /** How many times as often as usual nobody is in, the work comes back, and it takes long to come. */
  readonly noAccess: number;
  readonly recalls: number;
  readonly slowness: number;
}

/** The people of a landlord by what they do, found once for all its repairs. */
export interface Company {
  readonly members: readonly SettledMember[];
  byRole(role: SettledMember['roles'][number]): readonly SettledMember[];
}

export function companyOf(members: readonly SettledMember[]): Company {
  const roles = new Map(members.flatMap(({ roles: each }) => each).map((role) => [role, members.filter((member) => member.roles.includes(role))]));
  return { members, byRole: (role) => roles.get(role) ?? [] };
}

const areas = ['Repairs north', 'Repairs south', 'Repairs east'] as const;
const teamOfTrade: Readonly<Partial<Record<Trade, string>>> = { 'heating engineer': 'Heating', roofer: 'Roofs and outside' };

/** Each estate has its own planners and operatives; heating, roofs and whatever is outside have a team of their own. */
export function castOf(company: Company, home: SettledHome & { readonly tenant: NonNullable<SettledHome['tenant']> }, trade: Trade, chance: Chance): Cast {
  const place = numberOf(home.estateName);
  const specialists = teamOfTrade[trade];
  const teams = specialists === undefined ? [areaOf(company, place)] : [specialists, areaOf(company, place)];
  const operative = operativeFor(company, teams, trade, chance);
  const { tenant } = home;
  return {
    adviser: actorFrom(chance.pick(some(company, 'adviser'))),
    manager: actorFrom(inTeams(some(company, 'manager'), teams)[0] ?? first(some(company, 'manager'))),
    planner: actorFrom(ofPlace(inTeams(some(company, 'planner'), teams), some(company, 'planner'), place)),
    surveyor: actorFrom(ofPlace(some(company, 'surveyor'), [], place)),
    operative: actorFrom(operative),
    resident: { kind: 'resident', id: tenant.id, name: tenant.name },
    noAccess: place % 9 === 0 ? 2.6 : place % 4 === 0 ? 1.4 : 0.8,
    recalls: operative.recalls ?? 1,
    slowness: operative.slowness ?? 1,
  };
}

function areaOf(company: Company, place: number): string {
  const here = areas.filter((area) => company.members.some(({ teams, roles }) => teams.includes(area) && roles.includes('planner')));
  return here[place % Math.max(1, here.length)] ?? '';
}

function operativeFor(company: Company, teams: readonly string[], trade: Trade, chance: Chance): SettledMember {
  const all = some(company, 'operative');
  const able = all.filter(({ trades }) => trades === undefined || trades.includes(trade));
  const near = inTeams(able, teams);
  return chance.pick(near.length > 0 ? near : able.length > 0 ? able : all);
}

const inTeams = (members: readonly SettledMember[], teams: readonly string[]): readonly SettledMember[] => {
  for (const team of teams) {
    const found = members.filter((member) => member.teams.includes(team));
    if (found.length > 0) return found;
  }
  return [];
};

const ofPlace = (near: readonly SettledMember[], all: readonly SettledMember[], place: number): SettledMember => {
  const from = near.length > 0 ? near : all;
  return from[(place >> 2) % from.length] ?? first(from);
};

function some(company: Company, role: SettledMember['roles'][number]): readonly SettledMember[] {
  const found = company.byRole(role);
  if (found.length === 0) throw new Error(`The demonstration has no ${role}.`);
  return found;
}

function first(members: readonly SettledMember[]): SettledMember {
  const found = members[0];
  if (found === undefined) throw new Error('The demonstration has nobody to choose from.');
  return found;
}

function actorFrom({ id, name, roles, teamIds, organisationId }: SettledMember): StaffActor {
  return { kind: 'staff', id, name, roles, teamIds, organisationId };
}

/** A number for each name, the same every time. */
export function numberOf(name: string): number {
  const sum = [...name].reduce((before, letter) => Math.imul(before, 31) + (letter.codePointAt(0) ?? 0), 7);
  const mixed = Math.imul(sum ^ (sum >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
