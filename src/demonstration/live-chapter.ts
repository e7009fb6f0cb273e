import { addDays, dateInLondon, yearOf, type Instant } from '../clock/index.ts';
import type { Reference } from '../casefile/index.ts';
import { chooseAddress, type Reader } from '../correspondence/index.ts';
import { problems, type Trade } from '../repairs/index.ts';
import { castOf, type Cast, type Company } from './cast.ts';
import { numbersOf, type Chapter } from './chapters.ts';
import { toldByAnother } from './hazards/tell-of-hazards.ts';
import { liveRepair } from './live-repair.ts';
import type { PlannedReport } from './plan-reports.ts';
import type { Scene } from './scene.ts';
import { comesBack, usualPriority } from './problem-rates.ts';
import { beginStory, type RepairStory, type StoryStart } from './repair-story.ts';
import { saidOfDanger } from './danger-answers.ts';
import { reportWords } from './report-words.ts';
import { idsOfStream } from './seeded-ids.ts';
import { chanceOf, type Chance } from './seeded.ts';
import type { SettledHome } from './settle-residents.ts';
import type { StoryWorld } from './story-time.ts';
import { daysLater, whenReported } from './time-line.ts';

/** What every chapter of one landlord's history has in common. */
export interface HistoryOf {
  readonly landlordName: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly seed: number;
  readonly company: Company;
  readonly homes: readonly SettledHome[];
  /** The present: nothing later than this has happened. */
  readonly now: Instant;
  readonly noticesSince: Instant;
  /** Letters written from this moment on wait to be printed. */
  readonly lettersWaitSince: Instant;
  /** When the landlord came to Putright: what was reported before was lived in the system it had then. */
  readonly cameAt: Instant;
}

/** Lives every repair of one chapter to its end or to the present. The same chapter always gives the same repairs. */
export function* liveChapter(history: HistoryOf, chapter: Chapter): Generator<RepairStory> {
  const chance = chanceOf(history.seed).branch(`chapter ${chapter.index}`);
  const world = worldOf(history, chapter);
  for (const [index, report] of chapter.reports.entries()) {
    const home = history.homes[report.home];
    if (home?.tenant === undefined) continue;
    const reference = written('REP', chapter.year, chapter.firstNumber + index);
    for (const story of storiesOf({ history, world, chance }, { ...home, tenant: home.tenant }, report, reference)) {
      for (const one of [story, ...story.hazards]) one.finish();
      yield story;
    }
  }
}

/** A report with the follow-ons that it led to; and the same come back, where it did. */
function* storiesOf(telling: Telling, home: LivedInHome, report: PlannedReport, reference: Reference): Generator<RepairStory> {
  const { world, chance } = telling;
  const story = liveReport(telling, home, report, { reference });
  yield* [story, ...story.children];
  const { id: caseId, closedAt, reference: earlier } = story.draft.spine.file;
  const isRecall = chance.isTrue(1.4 * comesBack(report.problem) * timesBack(telling.history, report));
  if (closedAt === null || story.draft.repair.stage !== 'closed' || !isRecall || report.problem === 'something-else') return;
  const at = whenReported(addDays(dateInLondon(closedAt), chance.whole(6, 55)), chance);
  if (at >= world.now) return;
  const back = liveReport(telling, home, { ...report, at, isAgain: true }, { reference: world.followOnReference(at), earlierFix: { caseId, reference: earlier, closedAt } });
  yield* [back, ...back.children];
}

const streamsOfALandlord = 2 ** 22;

/** The stream of what is done after every chapter: no landlord has so many. */
export const afterEveryChapter = 4_000_000;

/** Stream 0 of a landlord is for its people and places; each chapter has the next. */
export const idsOfChapter = (seed: number, chapter: number) => idsOfStream((seed % 16) * streamsOfALandlord + chapter);

function worldOf({ landlordName, phone, emergencyPhone, seed, company, now, noticesSince, lettersWaitSince }: HistoryOf, chapter: Chapter): StoryWorld {
  const followOn = numbersOf(chapter, chapter.followOns);
  const hazard = numbersOf(chapter, chapter.hazards);
  const managers = company.byRole('manager');
  return {
    now, landlordName, phone, emergencyPhone, noticesSince, lettersWaitSince,
    newId: idsOfChapter(seed, chapter.index + 1),
    followOnReference: (at) => {
      const year = yearOf(dateInLondon(at));
      return written('REP', year, followOn(year));
    },
    hazardReference: (at) => {
      const year = yearOf(dateInLondon(at));
      return written('HAZ', year, hazard(year));
    },
    managersOf: (team) => managers.filter(({ teamIds }) => teamIds.includes(team)).map(({ id }) => id),
  };
}

const written = (series: 'REP' | 'HAZ', year: number, number: number): Reference => `${series}-${year}-${String(number).padStart(5, '0')}` as Reference;

interface Telling {
  readonly history: HistoryOf;
  readonly world: StoryWorld;
  readonly chance: Chance;
}

type LivedInHome = SettledHome & { readonly tenant: NonNullable<SettledHome['tenant']> };

function liveReport({ history, world, chance }: Telling, home: LivedInHome, report: PlannedReport, known: Pick<StoryStart, 'reference' | 'earlierFix'>): RepairStory {
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
      ...known,
      report: {
        type: 'ReportRepair',
        isEmergency: priority === 'emergency',
        photos: [], dangerAnswers: saidOfDanger(report.problem, chance),
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
  const scene = { story, cast, chance };
  liveRepair(scene, report.at, { priority, trade, contractor: report.contractor });
  sayOtherwise(scene);
  if (history.company.contractors.length > 0 && chance.isTrue(toldByOthersToo)) {
    const told = toldByAnother({ home, recipient: recipientOf(home), cast, chance }, whenReported(addDays(dateInLondon(report.at), chance.whole(1, 20)), chance), world);
    if (told !== undefined) story.hazards.push(told);
  }
  return story;
}

/** For so many reports, one hazard that somebody else tells of. */
const toldByOthersToo = 0.012;

/** Some firms' work comes back more often than others'. */
const timesBack = ({ company }: HistoryOf, { contractor }: PlannedReport): number => company.contractors.find(({ invented }) => invented.name === contractor)?.invented.damp?.comesBack ?? 1;

/** Seldom somebody finds afterwards that it was for another reason, or not the earlier job come back. */
function sayOtherwise({ story, cast, chance }: Scene): void {
  const { cause, recall } = story.draft.repair;
  const { closedAt } = story.draft.spine.file;
  if (closedAt === null) return;
  const at = daysLater(closedAt, chance.whole(2, 20), chance);
  if (cause !== null && cause !== 'workmanship' && chance.isTrue(0.03)) story.repairStep(at, cast.surveyor, () => ({ type: 'CodeCause', cause: 'workmanship', words: 'Opened up again: the joint behind had never been made properly' }));
  if (recall !== null && chance.isTrue(0.08)) story.repairStep(at, cast.planner, () => ({ type: 'RuleOutRecall', reason: 'Another one than the first: that was in the bathroom' }));
}

const ownerAmong = (cast: Cast, chance: Chance) => chance.weighted([[cast.planner, 90], [cast.manager, 3], [cast.adviser, 4], [cast.surveyor, 3]]);

const trades = new Map(problems.map(({ id, trade }) => [id, trade]));
const tradeOf = (problem: string): Trade => trades.get(problem) ?? 'multi-skilled';

function recipientOf({ tenant, address }: LivedInHome): Reader {
  const { id, name, language, format } = tenant;
  return { residentId: id, name, language, format, wordings: [], ...chooseAddress(tenant, address) };
}
