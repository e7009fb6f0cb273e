import { dateInLondon, yearOf, type Instant } from '../clock/index.ts';
import type { Reference } from '../casefile/index.ts';
import { chooseAddress, type Reader } from '../correspondence/index.ts';
import { problems, type RepairDraft, type Trade } from '../repairs/index.ts';
import { castOf, type Cast, type Company } from './cast.ts';
import { followOnNumbers, type Chapter } from './chapters.ts';
import { liveRepair } from './live-repair.ts';
import type { PlannedReport } from './plan-reports.ts';
import { usualPriority } from './problem-rates.ts';
import { beginStory, type RepairStory, type StoryWorld } from './repair-story.ts';
import { reportWords } from './report-words.ts';
import { idsOfStream } from './seeded-ids.ts';
import { chanceOf, type Chance } from './seeded.ts';
import type { SettledHome } from './settle-residents.ts';

/** What every chapter of one landlord's history has in common. */
export interface HistoryOf {
  readonly landlordName: string;
  readonly phone: string;
  readonly seed: number;
  readonly company: Company;
  readonly homes: readonly SettledHome[];
  /** The present: nothing later than this has happened. */
  readonly now: Instant;
  readonly noticesSince: Instant;
  /** When the landlord came to Putright: what was reported before was lived in the system it had then. */
  readonly cameAt: Instant;
}

/** Lives every repair of one chapter to its end or to the present. The same chapter always gives the same repairs. */
export function* liveChapter(history: HistoryOf, chapter: Chapter): Generator<RepairDraft> {
  const chance = chanceOf(history.seed).branch(`chapter ${chapter.index}`);
  const world = worldOf(history, chapter);
  for (const [index, report] of chapter.reports.entries()) {
    const home = history.homes[report.home];
    if (home?.tenant === undefined) continue;
    const reference = written(chapter.year, chapter.firstNumber + index);
    const story = liveReport({ history, world, chance }, { ...home, tenant: home.tenant }, report, reference);
    for (const { draft, finish } of [story, ...story.children]) {
      finish();
      yield draft;
    }
  }
}

const streamsOfALandlord = 2 ** 22;

/** Stream 0 of a landlord is for its people and places; each chapter has the next. */
export const idsOfChapter = (seed: number, chapter: number) => idsOfStream((seed % 16) * streamsOfALandlord + chapter);

function worldOf({ landlordName, phone, seed, company, now, noticesSince }: HistoryOf, chapter: Chapter): StoryWorld {
  const followOn = followOnNumbers(chapter);
  const managers = company.byRole('manager');
  return {
    now, landlordName, phone, noticesSince,
    newId: idsOfChapter(seed, chapter.index + 1),
    followOnReference: (at) => {
      const year = yearOf(dateInLondon(at));
      return written(year, followOn(year));
    },
    managersOf: (team) => managers.filter(({ teamIds }) => teamIds.includes(team)).map(({ id }) => id),
  };
}

const written = (year: number, number: number): Reference => `REP-${year}-${String(number).padStart(5, '0')}` as Reference;

interface Telling {
  readonly history: HistoryOf;
  readonly world: StoryWorld;
  readonly chance: Chance;
}

type LivedInHome = SettledHome & { readonly tenant: NonNullable<SettledHome['tenant']> };

function liveReport({ history, world, chance }: Telling, home: LivedInHome, report: PlannedReport, reference: Reference): RepairStory {
  const trade = tradeOf(report.problem);
  const cast = castOf(history.company, home, trade, chance);
  const priority = usualPriority(report.problem);
  const byResident = chance.isTrue(0.35);
  const story = beginStory(
    {
      home,
      owner: ownerAmong(cast, chance),
      recipient: recipientOf(home),
      reporter: byResident ? cast.resident : cast.adviser,
      at: report.at,
      reference,
      report: {
        type: 'ReportRepair',
        isEmergency: priority === 'emergency',
        photos: [],
        report: {
          problem: report.problem,
          room: report.room,
          extent: chance.pick(['One small spot', 'Part of the room', 'Most of the room']),
          since: report.isAgain ? 'It has come back' : chance.pick(['Today', 'In the last week', 'In the last month', 'Longer than a month']),
          words: reportWords(report.problem, report.isAgain, chance),
          reportedBy: byResident ? 'resident' : 'adviser',
          reporterName: home.tenant.name,
          reporterContact: home.tenant.mobile,
        },
      },
    },
    world,
  );
  liveRepair({ story, cast, chance }, report.at, { priority, trade });
  return story;
}

const ownerAmong = (cast: Cast, chance: Chance) => chance.weighted([[cast.planner, 90], [cast.manager, 3], [cast.adviser, 4], [cast.surveyor, 3]]);

const trades = new Map(problems.map(({ id, trade }) => [id, trade]));
const tradeOf = (problem: string): Trade => trades.get(problem) ?? 'multi-skilled';

function recipientOf({ tenant, address }: LivedInHome): Reader {
  const { id, name, language, format } = tenant;
  return { residentId: id, name, language, format, wordings: [], ...chooseAddress(tenant, address) };
}
