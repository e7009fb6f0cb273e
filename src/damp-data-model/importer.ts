import { createHash } from 'node:crypto';
import type { Reference } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import { hazardRefusalInWords, performHazardReport, type HazardReported, type HazardToReport } from '../hazards/index.ts';
import { hazardKindsOn } from '../law/index.ts';
import { dateInLondon } from '../clock/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import type { Importer, ImportReading, ImportSession, PlannedRow, RowPlan, TakenRow } from '../platform/importer.ts';
import { landlordById, type Landlord } from '../platform/landlord.ts';
import type { StaffActor } from '../staff/index.ts';
import { readReportRow, reportColumns, type ReportRow } from './forms/report-row.ts';
import { rowsOfJson } from './forms/rows-of-json.ts';
import { broughtInBefore, casesHere, homesByUprn, whoBringsIn } from './queries/brought-in.ts';

/** Hazard reports of the data model, as JSON or as rows of CSV, each told through the one door to a new hazard. */
export const hazardReportsImporter: Importer<ReportRow> = { kind: 'hazard-reports', columns: reportColumns, rowsOfJson, open };

async function open(tx: Tx, reading: ImportReading): Promise<ImportSession<ReportRow>> {
  const [actor, landlord] = await Promise.all([whoBringsIn(tx, reading), landlordById(tx, tx.landlordId)]);
  const seen = new Set<string>();
  let withoutTime = 0;
  return {
    take: (cells): TakenRow<ReportRow> => {
      const outcome = readReportRow(cells, { now: reading.now, keepRoundUprns: reading.choices.keepRoundUprns });
      if (!outcome.ok) return outcome;
      const { reference, isTimeKnown } = outcome.row;
      if (seen.has(reference)) return { ok: false, problems: [{ field: 'hazard_report_reference', reason: 'An earlier report of the file has the same reference.', mend: 'Keep one of them.' }] };
      seen.add(reference);
      if (!isTimeKnown) withoutTime += 1;
      return { ok: true, row: outcome.row };
    },
    plan: async (inTx, rows) => (actor === undefined || landlord === undefined ? rows.map(() => nobodyBringsIn) : plansOf(inTx, rows, { reading, actor, landlord })),
    save: async (inTx, planned) => {
      if (actor === undefined || landlord === undefined) return;
      await saveAll(inTx, planned, { reading, actor, landlord });
    },
    tally: () => (withoutTime === 0 ? {} : { 'with a day and no time: counted from the start of the day': withoutTime }),
  };
}

const nobodyBringsIn: RowPlan = { problems: [{ field: 'row', reason: 'Nobody is named who tells of these hazards.', mend: 'Name a colleague with --owner EMAIL: the reports are entered in their name.' }] };

/** Whoever brings the file in, with the reading of the clock. */
interface BringingIn {
  readonly reading: ImportReading;
  readonly actor: StaffActor;
  readonly landlord: Landlord;
}

async function plansOf(tx: Tx, rows: readonly ReportRow[], bringing: BringingIn): Promise<readonly RowPlan[]> {
  const [homes, before, here] = await Promise.all([homesByUprn(tx, rows.map(({ uprn }) => uprn)), broughtInBefore(tx, rows.map(({ reference }) => reference)), casesHere(tx, rows.flatMap(({ caseId }) => caseId ?? []))]);
  const plans: RowPlan[] = [];
  for (const row of rows) {
    const homeId = homes.get(row.uprn);
    const known = before.get(row.reference);
    if (row.caseId !== null && here.has(row.caseId)) plans.push('unchanged');
    else if (known !== undefined) plans.push(known.sha256 === sealOf(row) ? 'unchanged' : saysOtherwise(known.reference));
    else if (homeId === undefined) plans.push(noHome);
    else plans.push(await tried(tx, toReport(row, homeId, bringing.reading), bringing));
  }
  return plans;
}

const noHome: RowPlan = { problems: [{ field: 'uprn', reason: 'There is no home with this UPRN.', mend: 'Import the home first, or correct the UPRN.' }] };
const saysOtherwise = (reference: string): RowPlan => ({ problems: [{ field: 'row', reason: `It is here already as ${reference}, and the file now says otherwise of it.`, mend: `Record what has happened since on ${reference}, with its time. What is on the record is never rewritten by a file.` }] });

/** No hazard has this number: what is tried uses none up. */
const triedAs = 'HAZ-0000-00000' as Reference;

/** Asks the door itself, and takes back what it did: a dry run hears exactly what the import would. */
async function tried(tx: Tx, wanted: HazardToReport, bringing: BringingIn): Promise<RowPlan> {
  await tx.query('savepoint tried');
  const done = await told(tx, wanted, bringing, triedAs);
  await tx.query('rollback to savepoint tried');
  await tx.query('release savepoint tried');
  if (done.ok) return 'new';
  const reason = done.why === 'nobody-to-own-it' ? 'Nobody who could own a hazard works for the organisation that manages the home.' : hazardRefusalInWords(done.refused.refusal, done.refused.facts);
  return { problems: [{ field: 'row', reason, mend: done.why === 'nobody-to-own-it' ? 'Add a surveyor or a manager in a team of it.' : 'Put the report right, or report it on its page.' }] };
}

function told(tx: Tx, wanted: HazardToReport, { reading, actor, landlord }: BringingIn, reference?: Reference): Promise<HazardReported> {
  return performHazardReport({ tx, landlord, actor, now: reading.now, today: reading.today, newId: reading.newId, database: reading.database, ...(reference === undefined ? {} : { reference }) }, wanted);
}

const routes = { 'Tenant Report': 'resident', 'Routine Check': 'survey', 'Environmental Sensor': 'sensor', 'Staff Report': 'employee' } as const;

function toReport({ awareAt, isTimeKnown, trigger, words, suspected, isEmergency, reportedBy, reference }: ReportRow, homeId: string, { source }: ImportReading): HazardToReport {
  const isListed = suspected !== null && hazardKindsOn(dateInLondon(awareAt)).some(({ id }) => id === suspected);
  return {
    homeId, communalAreaId: null, already: { because: `It is a report of its own in ${source.name}.` },
    told: {
      awareAt, route: trigger === null ? 'employee' : routes[trigger], words, suspected: isListed ? suspected : null, saidEmergency: isEmergency, reporterName: reportedBy, reporterContact: null, fromRepair: null,
      lateBecause: `Brought in from ${source.name}, where it was ${reference}.${isTimeKnown ? '' : ' The file has the day and no time: the time is not known, and the clocks count from the start of that day.'}`,
    },
  };
}

async function saveAll(tx: Tx, planned: readonly PlannedRow<ReportRow>[], bringing: BringingIn): Promise<void> {
  const homes = await homesByUprn(tx, planned.map(({ row }) => row.uprn));
  const kept: object[] = [];
  for (const { row } of planned) {
    const homeId = homes.get(row.uprn);
    const done = homeId === undefined ? undefined : await told(tx, toReport(row, homeId, bringing.reading), bringing);
    if (done?.ok !== true) throw new Error(`The hazard ${row.reference} was agreed to a moment ago and is refused now.`);
    kept.push({ landlord_id: tx.landlordId, source_reference: row.reference, case_id: done.draft.spine.file.id, is_time_known: row.isTimeKnown, sha256: sealOf(row), brought_at: bringing.reading.now satisfies Instant });
  }
  await insertRows(tx, 'hazards_brought_in', kept);
}

/** Of what the file says of it: of the same text always the same. */
const sealOf = (row: ReportRow): string => createHash('sha256').update(JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)))).digest('hex');
