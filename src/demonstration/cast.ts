import type { Trade } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';
import type { Chance } from './seeded.ts';
import type { SettledContractor } from './settle-contractors.ts';
import type { SettledMember } from './settle-landlord.ts';
import type { SettledProgramme } from './settle-programmes.ts';
import type { SettledHome } from './settle-residents.ts';

/** Who does what in an invented repair, and how it tends to go for them. */
export interface Cast {
  readonly adviser: StaffActor;
  readonly manager: StaffActor;
  readonly planner: StaffActor;
  readonly surveyor: StaffActor;
  /** Who else weighs hazards: agrees to less, and measures what the surveyor asked for. */
  readonly secondPerson: StaffActor;
  readonly operative: StaffActor;
  readonly resident: { readonly kind: 'resident'; readonly id: string | null; readonly name: string };
  /** How many times as often as usual nobody is in, the work comes back, and it takes long to come. */
  readonly noAccess: number;
  readonly recalls: number;
  readonly slowness: number;
  readonly contractors: readonly SettledContractor[];
  /** Of firms whose people sign in. */
  readonly contractorsPeople: readonly StaffActor[];
  /** Who a case may be handed on to. */
  readonly otherPlanner: StaffActor;
  readonly programmes: readonly SettledProgramme[];
}

/** The people of a landlord by what they do, and who works for it, found once for all its repairs. */
export interface Company {
  readonly members: readonly SettledMember[];
  readonly contractors: readonly SettledContractor[];
  readonly programmes: readonly SettledProgramme[];
  byRole(role: SettledMember['roles'][number]): readonly SettledMember[];
}

export function companyOf({ members, contractors, programmes }: Pick<Company, 'members' | 'contractors' | 'programmes'>): Company {
  const roles = new Map(members.flatMap(({ roles: each }) => each).map((role) => [role, members.filter((member) => member.roles.includes(role))]));
  return { members, contractors, programmes, byRole: (role) => roles.get(role) ?? [] };
}

/** Which team looks after which neighbourhood. */
const teamOfNeighbourhood: Readonly<Record<string, string>> = {
  North: 'Repairs north', Central: 'Repairs north', South: 'Repairs south', West: 'Repairs south', 'Tame Side': 'Repairs east', 'Goyt Side': 'Repairs east',
};
const areas = ['Repairs north', 'Repairs south', 'Repairs east'] as const;
const teamOfTrade: Readonly<Partial<Record<Trade, string>>> = { 'heating engineer': 'Heating', roofer: 'Roofs and outside' };

/** Each estate has its own planners and operatives; heating, roofs and whatever is outside have a team of their own. */
export function castOf(company: Company, home: SettledHome & { readonly tenant: NonNullable<SettledHome['tenant']> }, trade: Trade, chance: Chance): Cast {
  const place = numberOf(home.estateName);
  const specialists = teamOfTrade[trade];
  const teams = specialists === undefined ? [areaOf(company, home.neighbourhoodName)] : [specialists, areaOf(company, home.neighbourhoodName)];
  const operative = operativeFor(company, teams, trade, chance);
  const { tenant } = home;
  const surveyor = ofPlace(some(company, 'surveyor'), [], place);
  const planner = ofPlace(inTeams(some(company, 'planner'), teams), some(company, 'planner'), place);
  return {
    adviser: actorFrom(chance.pick(some(company, 'adviser'))),
    manager: actorFrom(inTeams(some(company, 'manager'), teams)[0] ?? first(some(company, 'manager'))),
    planner: actorFrom(planner),
    otherPlanner: actorFrom(some(company, 'planner').find(({ id, organisationId }) => id !== planner.id && organisationId === planner.organisationId) ?? planner),
    surveyor: actorFrom(surveyor),
    secondPerson: actorFrom([...inTeams(some(company, 'manager'), teams), ...some(company, 'manager'), ...some(company, 'surveyor')].find(({ id, organisationId }) => id !== surveyor.id && organisationId === surveyor.organisationId) ?? surveyor),
    operative: actorFrom(operative),
    resident: { kind: 'resident', id: tenant.id, name: tenant.name },
    noAccess: place % 9 === 0 ? 2.6 : place % 4 === 0 ? 1.4 : 0.8,
    recalls: operative.recalls ?? 1,
    slowness: operative.slowness ?? 1,
    contractors: company.contractors,
    contractorsPeople: company.byRole('contractor').map(actorFrom),
    programmes: company.programmes,
  };
}

/** The team of a neighbourhood; a small landlord has fewer teams, and each looks after more. */
export function areaOf({ members }: Pick<Company, 'members'>, neighbourhood: string): string {
  const here = areas.filter((area) => members.some(({ teams, roles }) => teams.includes(area) && roles.includes('planner')));
  const own = teamOfNeighbourhood[neighbourhood] ?? '';
  return here.some((area) => area === own) ? own : (here[numberOf(neighbourhood) % Math.max(1, here.length)] ?? '');
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

/** Somebody who works there, as decisions know them. */
export function actorFrom({ id, name, roles, teamIds, organisationId }: SettledMember): StaffActor {
  return { kind: 'staff', id, name, roles, teamIds, organisationId };
}

/** A number for each name, the same every time. */
export function numberOf(name: string): number {
  const sum = [...name].reduce((before, letter) => Math.imul(before, 31) + (letter.codePointAt(0) ?? 0), 7);
  const mixed = Math.imul(sum ^ (sum >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
