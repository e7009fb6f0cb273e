import { addHours, dateInLondon, isInstant, startOfDay, type Instant, type PlainDate } from '../../clock/index.ts';
import { readUprn, type Uprn } from '../../homes/index.ts';
import { hazardKinds, isHazardKind, type HazardKindId } from '../../law/index.ts';
import { bad, emptyCell, good, oneOf, optionalLines, optionalText, quoted, readCells, readDate, readPastDate, requiredOneOf, requiredText, type CellProblem, type CellReader, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import { codeLists, type Code } from '../model/code-lists.ts';

/** One hazard report with its newest investigation, flat: the columns of the CSV, and what a JSON file is read into. */
export const reportColumns = [
  'hazard_report_reference', 'uprn', 'tenancy_id', 'date_reported', 'reported_by', 'description', 'photo_evidence', 'location_details', 'emergency_action_taken', 'made_safe_date', 'further_work_required',
  'further_work_due_date', 'report_status', 'hazard_type', 'severity', 'trigger_source', 'investigation_type', 'investigation_completed_date', 'investigator_name', 'hazard_confirmed', 'investigation_notes', 'aware_at', 'case_id',
] as const;
export type ReportColumn = (typeof reportColumns)[number];

export interface ReportRow {
  readonly reference: string;
  readonly uprn: Uprn;
  readonly awareAt: Instant;
  /** Where the file has a day only, the clocks count from the start of it. */
  readonly isTimeKnown: boolean;
  readonly reportedBy: string;
  readonly words: string;
  readonly isEmergency: boolean;
  readonly suspected: HazardKindId | null;
  readonly trigger: Code<'trigger_source'> | null;
  /** Where the same program wrote the file: the case it was of. */
  readonly caseId: string | null;
}

type Cells = CellReader<ReportColumn>;
const mostWords = 4000;
const furthestYears = 9;

/** Reads one report, with everything that is wrong with it. */
export function readReportRow(cells: readonly string[], { now, keepRoundUprns }: { readonly now: Instant; readonly keepRoundUprns: boolean }): RowOutcome<ReportRow> {
  const today = dateInLondon(now);
  const read = readCells(reportColumns, cells, (cell) => ({ ...whoAndWhere(cell, keepRoundUprns), ...whatWasDone(cell, today), ...when(cell, { now, today }) }), (row) => contradictions(row, now));
  if (!read.ok) return read;
  const { reference, uprn, reportedBy, dateReported, awareAt, description, location, hazardType, trigger, caseId } = read.row;
  return {
    ok: true,
    row: {
      reference, uprn, reportedBy, caseId, trigger, awareAt: awareAt ?? startOfDay(dateReported), isTimeKnown: awareAt !== null,
      words: [description ?? hazardType ?? 'A hazard', ...(location === null ? [] : [`Where: ${location}`]), ...doneElsewhere(read.row)].join('\n').slice(0, mostWords).toWellFormed(),
      isEmergency: read.row.isActedOn || read.row.investigationType === 'Emergency', suspected: kindNamed(hazardType),
    },
  };
}

function whoAndWhere(cell: Cells, keepRoundUprns: boolean) {
  return {
    reference: cell('hazard_report_reference', (text) => requiredText(text, 200)), uprn: cell('uprn', (text) => readUprn(text, keepRoundUprns)), tenancyId: cell('tenancy_id', (text) => optionalText(text)),
    reportedBy: cell('reported_by', (text) => requiredText(text, 200)), description: cell('description', (text) => optionalLines(text, mostWords)), location: cell('location_details', (text) => optionalLines(text, 1000)),
    photos: cell('photo_evidence', (text) => optionalText(text, 2000)), caseId: cell('case_id', readCaseId),
  };
}

function whatWasDone(cell: Cells, today: PlainDate) {
  const pastDay = (text: string) => readPastDate(text, today);
  return {
    isActedOn: cell('emergency_action_taken', (text) => yesOrNo(text)) ?? false, madeSafe: cell('made_safe_date', pastDay), isMoreNeeded: cell('further_work_required', (text) => yesOrNo(text)) ?? false,
    moreDue: cell('further_work_due_date', readDate), status: cell('report_status', (text) => requiredOneOf(text, codeLists.report_status)), hazardType: cell('hazard_type', (text) => optionalText(text, 200)),
    severity: cell('severity', (text) => oneOf(text, codeLists.severity)), trigger: cell('trigger_source', (text) => oneOf(text, codeLists.trigger_source)), investigationType: cell('investigation_type', (text) => oneOf(text, codeLists.investigation_type)),
    investigated: cell('investigation_completed_date', pastDay), investigator: cell('investigator_name', (text) => optionalText(text, 200)), isConfirmed: cell('hazard_confirmed', yesOrNo), notes: cell('investigation_notes', (text) => optionalLines(text, 2000)),
  };
}

function when(cell: Cells, { now, today }: { readonly now: Instant; readonly today: PlainDate }) {
  return { dateReported: cell('date_reported', (text) => requiredPastDay(text, today)), awareAt: cell('aware_at', (text) => readMoment(text, now)) };
}

type Whole = ReturnType<typeof whoAndWhere> & ReturnType<typeof whatWasDone> & ReturnType<typeof when>;

const problem = (field: ReportColumn, reason: string, mend: string): CellProblem => ({ field, reason, mend });

function contradictions({ dateReported, awareAt, madeSafe, investigated, status }: Whole, now: Instant): readonly CellProblem[] {
  const found: (CellProblem | false)[] = [
    awareAt !== null && dateInLondon(awareAt) !== dateReported && problem('aware_at', 'It is not on the day of date_reported, by London time.', 'Put one of the two right.'),
    startOfDay(dateReported) < addHours(now, -24 * 366 * furthestYears) && problem('date_reported', `It is more than ${furthestYears} years ago.`, 'Check the year.'),
    madeSafe !== null && madeSafe < dateReported && problem('made_safe_date', 'It was made safe before it was reported.', 'Put one of the two days right.'),
    investigated !== null && investigated < dateReported && problem('investigation_completed_date', 'It was investigated before it was reported.', 'Put one of the two days right.'),
    status === 'Closed' && problem('report_status', 'It is closed there, and nothing in the model says on what grounds: here a hazard closes when every act is recorded and the resident agrees.', 'Leave it out, or bring it in as a repair of the system before.'),
  ];
  return found.filter((one) => one !== false);
}

/** What the file says was done: told as words, for an act of ours needs a time, who did it and on what competence. */
function doneElsewhere({ investigated, investigator, isConfirmed, notes, madeSafe, isMoreNeeded, moreDue, severity, photos }: Whole): readonly string[] {
  const told: (string | false)[] = [
    severity !== null && `Severity: ${severity.toLowerCase()}.`,
    investigated !== null && `Investigated on ${investigated}${investigator === null ? '' : ` by ${investigator}`}${isConfirmed === null ? '' : isConfirmed ? ': a hazard was confirmed' : ': no hazard was confirmed'}.${notes === null ? '' : ` ${notes}`}`,
    madeSafe !== null && `Made safe on ${madeSafe}.`,
    isMoreNeeded && `More work is needed${moreDue === null ? '' : `, due on ${moreDue}`}.`,
    photos !== null && `Photos there: ${photos}.`,
  ];
  const said = told.filter((one) => one !== false);
  return said.length === 0 ? [] : [`The file tells besides, without times, so that no clock here is met by it: ${said.join(' ')}`];
}

function kindNamed(name: string | null): HazardKindId | null {
  if (name === null) return null;
  const wanted = name.toLowerCase();
  const found = hazardKinds.find((kind) => kind.name.toLowerCase() === wanted);
  if (found !== undefined) return found.id;
  return isHazardKind(wanted) ? wanted : /damp|mould|mold/.test(wanted) ? 'damp-and-mould' : null;
}

function readCaseId(text: string): Read<string | null> {
  if (text === '') return good(null);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? good(text) : bad(`The value ${quoted(text)} is not the id of a case.`, 'Leave it empty.');
}

function yesOrNo(text: string): Read<boolean | null> {
  if (text === '') return good(null);
  const said = { true: true, '1': true, yes: true, false: false, '0': false, no: false }[text.toLowerCase()];
  return said === undefined ? bad(`The value ${quoted(text)} is neither true nor false.`, 'Write true or false.') : good(said);
}

function requiredPastDay(text: string, today: PlainDate): Read<PlainDate> {
  const read = readPastDate(text, today);
  if (!read.ok) return read;
  return read.value === null ? emptyCell() : good(read.value);
}

/** A moment with its zone: a time without one is nobody's. */
function readMoment(text: string, now: Instant): Read<Instant | null> {
  if (text === '') return good(null);
  if (!isInstant(text)) return bad(`The value ${quoted(text)} is not a moment such as 2026-11-24T09:30:00.000Z.`, 'Write it in UTC, or leave it empty where the time is not known.');
  return text > now ? bad('The moment is in the future.', 'Check it.') : good(text);
}
