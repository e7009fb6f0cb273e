import { addDays, addWorkingDays, dateInLondon, englandAndWales, instantInLondon, yearOf, type Instant } from '../clock/index.ts';
import { caseContext, type Reference } from '../casefile/index.ts';
import { draftOfHistory, problems, rowOfImported, sealOfRow, usualPolicy, type HistoryFacts, type Priority, type RepairDraft, type TakenHistory } from '../repairs/index.ts';
import { castOf } from './cast.ts';
import type { Chapter } from './chapters.ts';
import { idsOfChapter, type HistoryOf } from './live-chapter.ts';
import type { PlannedReport } from './plan-reports.ts';
import { usualPriority } from './problem-rates.ts';
import { reportWords } from './report-words.ts';
import { chanceOf, type Chance } from './seeded.ts';
import type { SettledHome } from './settle-residents.ts';
import { daysLater } from './time-line.ts';

/** A repair that ended in the system the landlord had before, and what that system told of it. */
export interface OldRepair {
  readonly draft: RepairDraft;
  readonly imported: object;
}

const source = { name: 'repairs-history.csv', sha256: null } as const;
const system = { kind: 'system', name: 'Import by Demonstration' } as const;

/** Reports made before the landlord came to Putright: brought over in one go on the day it came, as its history. */
export function* oldRepairs(history: HistoryOf, chapter: Chapter, landlordId: string): Generator<OldRepair> {
  const chance = chanceOf(history.seed).branch(`chapter ${chapter.index}`);
  const newId = idsOfChapter(history.seed, chapter.index + 1);
  const now = history.cameAt;
  const context = caseContext({ now, today: dateInLondon(now), newId: () => newId(now) }, system);
  const saving = { reading: { now, source }, context, policy: usualPolicy };
  for (const [index, report] of chapter.reports.entries()) {
    const home = history.homes[report.home];
    if (home?.tenant === undefined) continue;
    const number = chapter.firstNumber + index;
    const taken = takenFrom(history, { ...home, tenant: home.tenant }, { report, number }, chance);
    const draft = draftOfHistory(taken, `OLD-${chapter.year}-${String(number).padStart(5, '0')}` as Reference, saving);
    yield { draft, imported: rowOfImported(landlordId, taken, draft, saving) };
  }
}

interface NumberedReport {
  readonly report: PlannedReport;
  readonly number: number;
}

function takenFrom(history: HistoryOf, home: SettledHome & { readonly tenant: NonNullable<SettledHome['tenant']> }, { report, number }: NumberedReport, chance: Chance): TakenHistory {
  const { trade } = problems.find(({ id }) => id === report.problem) ?? { trade: 'multi-skilled' as const };
  const cast = castOf(history.company, home, trade, chance);
  const facts = factsOf(report, { ...cast, trade, jobNumber: `J${yearOf(dateInLondon(report.at))}${String(number).padStart(6, '0')}`, before: history.cameAt }, chance);
  const row = { uprn: home.uprn as TakenHistory['row']['uprn'], ownerEmail: '', facts };
  return {
    row,
    rowSha256: sealOfRow(row),
    found: {
      place: { uprn: home.uprn, homeId: home.id, address: home.address, owningId: home.owningOrganisationId, managingId: home.managingOrganisationId, endedOn: null },
      owner: { email: '', id: cast.planner.id, name: cast.planner.name, organisationId: cast.planner.organisationId, teamId: cast.planner.teamIds[0] ?? '' },
      residentId: null,
    },
  };
}

interface OldWork {
  readonly trade: HistoryFacts['trade'];
  readonly jobNumber: string;
  /** The day the landlord left that system: all had ended there by then. */
  readonly before: Instant;
  readonly noAccess: number;
  readonly slowness: number;
}

const targetDays: Readonly<Record<Priority, number>> = { emergency: 1, urgent: 5, routine: 20, planned: 60 };
const usualCost: Readonly<Record<Priority, number>> = { emergency: 9_000, urgent: 11_000, routine: 14_500, planned: 32_000 };

function factsOf(report: PlannedReport, work: OldWork, chance: Chance): HistoryFacts {
  const priority = usualPriority(report.problem);
  const noAccessVisits = chance.isTrue(0.09 * work.noAccess) ? chance.whole(1, 2) : 0;
  const days = targetDays[priority] * work.slowness * chance.weighted([[0.3, 25], [0.6, 38], [0.9, 18], [1.5, 12], [2.6, 7]]) + noAccessVisits * 8;
  const ended = daysLater(report.at, Math.max(1, Math.round(days)), chance);
  const outcome = chance.weighted<NonNullable<HistoryFacts['outcome']>>([['completed', 90], ['cancelled', 4], ['no access', noAccessVisits > 0 ? 12 : 0], ['no repair needed', 3]]);
  return {
    jobNumber: work.jobNumber, reportedAt: report.at, problem: report.problem, trade: work.trade, priority,
    targetOn: addWorkingDays(dateInLondon(report.at), targetDays[priority], englandAndWales),
    endedAt: ended < work.before ? ended : eveningBefore(work.before, report.at),
    visits: noAccessVisits + (outcome === 'completed' ? chance.weighted([[1, 76], [2, 19], [3, 5]]) : 0),
    noAccessVisits, outcome,
    satisfied: chance.weighted([['not asked', 60], ['yes', 31], ['no', 9]]),
    costPence: outcome === 'completed' ? Math.round(usualCost[priority] * (0.4 + chance.share() * 1.8)) : 0,
    contractor: report.contractor ?? (work.slowness > 1 ? 'Ridgeway Roofing' : null),
    words: reportWords(report.problem, report.isAgain, chance),
  };
}

/** What was still open in the last weeks was closed there in a hurry, the evening before the move. */
function eveningBefore(move: Instant, reportedAt: Instant): Instant {
  const evening = instantInLondon(addDays(dateInLondon(move), -1), '18:00');
  return evening > reportedAt ? evening : reportedAt;
}
