import { addDays, dateInLondon, monthOf, yearOf, type Instant, type PlainDate } from '../clock/index.ts';
import { chooseAddress } from '../correspondence/index.ts';
import type { Reference } from '../casefile/index.ts';
import { problems, type Priority, type Recipient } from '../repairs/index.ts';
import type { StaffActor, StaffId } from '../staff/index.ts';
import { wordsFor } from './invented-words.ts';
import { liveRepair, type Cast } from './live-repair.ts';
import { beginStory, type RepairStory, type StoryWorld } from './repair-story.ts';
import type { Chance } from './seeded.ts';
import type { SettledLandlord, SettledMember } from './settle-landlord.ts';
import type { SettledHome } from './settle-residents.ts';
import { whenReported } from './time-line.ts';

/** Reports a home makes in a year: about what English landlords see. */
const reportsPerHome = 3.2;

/** Weights in every month, and the months in which a problem is as many times as likely. */
const frequency: Readonly<Record<string, readonly [number, Readonly<Record<number, number>>?]>> = {
  leak: [12], 'ceiling-leak': [3], 'no-water': [1], 'damp-or-mould': [5, { 11: 2, 12: 2.5, 1: 3, 2: 2.5, 3: 1.6, 6: 0.4, 7: 0.3, 8: 0.3 }],
  'no-heating': [7, { 10: 1.8, 11: 2.2, 12: 2.6, 1: 2.8, 2: 2.2, 6: 0.2, 7: 0.1, 8: 0.1 }], 'no-hot-water': [6], 'no-electricity': [2],
  'unsafe-electrics': [2], 'light-or-socket': [7], 'smoke-alarm': [4], toilet: [8], 'blocked-drain': [7], tap: [6],
  'outside-door-or-window': [6, { 11: 1.5, 12: 1.5, 1: 1.5 }], window: [5], 'inside-door': [6], 'floor-or-stairs': [2], 'ceiling-or-plaster': [2],
  'roof-or-gutter': [4, { 10: 1.6, 11: 1.8, 12: 1.8, 1: 1.6 }], 'extractor-fan': [2], entryphone: [2], 'fence-or-path': [4, { 1: 2, 2: 2 }], 'something-else': [4],
};

const usualPriority: Readonly<Record<string, Priority>> = {
  'no-water': 'emergency', 'no-electricity': 'emergency', 'unsafe-electrics': 'emergency', leak: 'urgent', 'ceiling-leak': 'urgent', 'no-heating': 'urgent',
  'no-hot-water': 'urgent', toilet: 'urgent', 'blocked-drain': 'urgent', 'outside-door-or-window': 'urgent', 'smoke-alarm': 'urgent', 'fence-or-path': 'planned', 'inside-door': 'routine',
};

const roomOf: Readonly<Record<string, string>> = { toilet: 'Toilet', 'fence-or-path': 'Outside', 'roof-or-gutter': 'Outside', 'extractor-fan': 'Bathroom', entryphone: 'Hall, stairs or landing', 'floor-or-stairs': 'Hall, stairs or landing', 'smoke-alarm': 'Hall, stairs or landing', 'no-heating': 'Whole home', 'no-hot-water': 'Whole home', 'no-water': 'Whole home', 'no-electricity': 'Whole home' };

export interface HistoryOptions {
  readonly landlord: SettledLandlord;
  readonly homes: readonly SettledHome[];
  readonly chance: Chance;
  readonly now: Instant;
  readonly days: number;
  readonly newId: () => string;
  readonly nextReference: (at: Instant) => Reference;
}

/** A year of invented repairs, in the order they were reported, each lived through to its end or to the present. */
export function* history(options: HistoryOptions): Generator<RepairStory> {
  const { landlord, homes, chance, now, days } = options;
  const world: StoryWorld = {
    now,
    newId: options.newId,
    nextReference: options.nextReference,
    landlordName: landlord.invented.name,
    phone: landlord.invented.phone,
    managers: landlord.members.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id as StaffId),
  };
  const lived = homes.filter(({ tenant }) => tenant !== undefined);
  const perDay = (lived.length * reportsPerHome) / 365;
  let owed = 0;
  for (let day = days; day >= 0; day -= 1) {
    const date = addDays(dateInLondon(now), -day);
    owed += perDay * chance.weighted([[0.6, 1], [1, 2], [1.4, 1]]);
    for (; owed >= 1; owed -= 1) {
      const story = oneRepair(chance.pick(lived), date, world, options);
      if (story !== undefined) yield story;
    }
  }
}

function oneRepair(home: SettledHome, date: PlainDate, world: StoryWorld, { landlord, chance }: HistoryOptions): RepairStory | undefined {
  const at = whenReported(date, chance);
  const { tenant } = home;
  if (at > world.now || tenant === undefined) return undefined;
  const problem = chance.weighted(problems.map((one) => [one, weightOf(one.id, date)] as const));
  const cast = castOf(landlord, home, tenant, chance);
  const priority = usualPriority[problem.id] ?? 'routine';
  const byResident = chance.isTrue(0.35);
  const story = beginStory(
    {
      home,
      owner: chance.weighted([[cast.planner, 84], [cast.manager, 7], [cast.adviser, 5], [cast.surveyor, 4]]),
      recipient: recipientFor(home),
      reporter: byResident ? cast.resident : cast.adviser,
      at,
      report: {
        type: 'ReportRepair',
        isEmergency: priority === 'emergency',
        photos: [],
        report: {
          problem: problem.id,
          room: roomOf[problem.id] ?? chance.pick(['Kitchen', 'Bathroom', 'Living room', 'Main bedroom', 'Other bedroom']),
          extent: chance.pick(['One small spot', 'Part of the room', 'Most of the room']),
          since: chance.pick(['Today', 'In the last week', 'In the last month', 'Longer than a month']),
          words: chance.pick(wordsFor[problem.id] ?? ['It is broken.']),
          reportedBy: byResident ? 'resident' : 'adviser',
          reporterName: tenant.name,
          reporterContact: tenant.mobile,
        },
      },
    },
    world,
  );
  liveRepair({ story, cast, chance }, at, { priority, trade: problem.trade });
  for (const each of [story, ...story.children]) each.finish();
  return story;
}

/** The month's weight; and where walls are old or solid, damp is likelier. */
function weightOf(problem: string, date: PlainDate): number {
  const [base, seasons] = frequency[problem] ?? [1];
  return base * (seasons?.[monthOf(date)] ?? 1);
}

function castOf(landlord: SettledLandlord, home: SettledHome, tenant: NonNullable<SettledHome['tenant']>, chance: Chance): Cast & { readonly adviser: StaffActor; readonly manager: StaffActor } {
  const side = sideOf(home.estateName);
  const ofRole = (role: SettledMember['roles'][number]) => landlord.members.filter(({ roles }) => roles.includes(role)).map(actorFrom);
  const pick = (role: SettledMember['roles'][number], index: number) => {
    const all = ofRole(role);
    const found = all[index % all.length];
    if (found === undefined) throw new Error(`The demonstration has no ${role}.`);
    return found;
  };
  return {
    adviser: pick('adviser', 0),
    manager: pick('manager', 0),
    planner: pick('planner', side),
    surveyor: pick('surveyor', 0),
    operative: pick('operative', side * 2 + chance.whole(0, 1)),
    resident: { kind: 'resident', id: tenant.id, name: tenant.name },
  };
}

/** North or south: each estate has its own planner and operatives. */
function sideOf(estate: string): 0 | 1 {
  return [...estate].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 2 === 0 ? 0 : 1;
}

function actorFrom({ id, name, roles, teamIds, organisationId }: SettledMember): StaffActor {
  return { kind: 'staff', id, name, roles, teamIds, organisationId };
}

function recipientFor({ tenant, address }: SettledHome): Recipient | undefined {
  if (tenant === undefined) return undefined;
  return { residentId: tenant.id, name: tenant.name, ...chosen(tenant, address) };
}

function chosen(tenant: NonNullable<SettledHome['tenant']>, address: string): Pick<Recipient, 'channel' | 'address'> {
  const { channel, address: to } = chooseAddress(tenant, address);
  return { channel, address: to };
}

/** REP-2026-00001 and on, by the year of the report. */
export function referenceCounter(): { readonly next: (at: Instant) => Reference; readonly taken: ReadonlyMap<number, number> } {
  const taken = new Map<number, number>();
  return {
    taken,
    next: (at) => {
      const year = yearOf(dateInLondon(at));
      const number = (taken.get(year) ?? 0) + 1;
      taken.set(year, number);
      return `REP-${year}-${String(number).padStart(5, '0')}` as Reference;
    },
  };
}
