import { createHash } from 'node:crypto';
import { applyChange, caseContext, newDraft, takeReferences, type CaseContext, type CaseId, type Reference } from '../../casefile/index.ts';
import { dateInLondon, yearOf, type PlainDate } from '../../clock/index.ts';
import { insertRows, type Tx } from '../../platform/database/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Importer, ImportReading, ImportSession, PlannedRow, RowPlan, TakenRow } from '../../platform/importer.ts';
import { landlordById } from '../../platform/landlord.ts';
import type { Actor, StaffId, TeamId } from '../../staff/index.ts';
import type { RepairDraft } from '../apply.ts';
import { importHistory } from '../decide/import-history.ts';
import { emptyRepair, evolve } from '../evolve.ts';
import { historyColumns, problemOfRefusal, readHistoryRow, type HistoryRow } from '../forms/import-history.ts';
import { historyPrefix } from '../model.ts';
import { saveRepairDrafts } from '../perform.ts';
import { policyFrom, type RepairPolicy } from '../policy.ts';
import { problemOf } from '../problems.ts';
import { factsForHistory, type HistoryOwner, type HistoryPlace, type KnownJob } from './history-facts.ts';

/** A row with what the plan found out about it, for the saving that follows. */
export interface TakenHistory {
  readonly row: HistoryRow;
  readonly rowSha256: string;
  found: { readonly place: HistoryPlace; readonly owner: HistoryOwner; readonly residentId: string | null } | undefined;
}

/** Repairs of the system before, known by their job number there. What is on the record is never rewritten. */
export const repairHistoryImporter: Importer<TakenHistory> = { kind: 'repairs', columns: historyColumns, open };

async function open(tx: Tx, reading: ImportReading): Promise<ImportSession<TakenHistory>> {
  const context = caseContext(reading, actorOf(reading));
  const policy = policyFrom((await landlordById(tx, tx.landlordId))?.settings ?? {});
  const seenJobs = new Set<string>();
  return {
    take: (cells) => takeRow(cells, seenJobs, reading, context),
    plan: (inBatch, rows) => planRows(inBatch, rows, reading),
    save: (inBatch, rows) => saveRows(inBatch, rows, { reading, context, policy }),
    tally: () => ({}),
  };
}

function actorOf({ by }: ImportReading): Actor {
  return { kind: 'system', name: `Import by ${by.name}` };
}

function takeRow(cells: readonly string[], seenJobs: Set<string>, { source, choices }: ImportReading, context: CaseContext): TakenRow<TakenHistory> {
  const read = readHistoryRow(cells, choices.keepRoundUprns);
  if (!read.ok) return read;
  const { facts } = read.row;
  const decision = importHistory({ type: 'ImportHistory', facts, source: sourceOf(source) }, context);
  if (!decision.ok) return { ok: false, problems: [problemOfRefusal(decision.refusal, facts)] };
  if (seenJobs.has(facts.jobNumber)) {
    return { ok: false, problems: [{ field: 'job_number', reason: `An earlier row has the same job number, ${facts.jobNumber}.`, mend: 'Keep one row for each job.' }] };
  }
  seenJobs.add(facts.jobNumber);
  return { ok: true, row: { row: read.row, rowSha256: sealOfRow(read.row), found: undefined } };
}

/** By which the same row is known again. */
export const sealOfRow = ({ uprn, facts }: Pick<HistoryRow, 'uprn' | 'facts'>): string => createHash('sha256').update(JSON.stringify([uprn, facts])).digest('hex');

const sourceOf = ({ name, sha256 }: ImportReading['source']) => ({ fileName: name, fileSha256: sha256 });

async function planRows(tx: Tx, rows: readonly TakenHistory[], reading: ImportReading): Promise<readonly RowPlan[]> {
  const facts = await factsForHistory(tx, rows.map(({ row }) => row), reading);
  return rows.map((taken) => {
    const { row } = taken;
    const known = facts.jobs.get(row.facts.jobNumber);
    if (known !== undefined) return known.rowSha256 === taken.rowSha256 ? 'unchanged' : saidOtherwise(known);
    const place = facts.places.get(row.uprn);
    const named = reading.choices.ownerEmail.toLowerCase();
    const owner = facts.owners.get(row.ownerEmail === '' ? named : row.ownerEmail);
    if (place === undefined) return wrong('uprn', `There is no home with the UPRN ${row.uprn}.`, 'Import the home first, or check the number.');
    if (place.endedOn !== null && dateInLondon(row.facts.reportedAt) >= place.endedOn) return noLongerOurs(place.endedOn);
    if (owner === undefined) return unknownOwner(row, named);
    if (row.facts.endedAt === null && owner.organisationId !== place.owningId && owner.organisationId !== place.managingId) {
      return wrong('owner_email', `${owner.name} works for an organisation that neither owns nor manages this home.`, 'Name somebody of the organisation that does.');
    }
    taken.found = { place, owner, residentId: row.facts.endedAt === null ? (facts.tenants.get(place.homeId) ?? null) : null };
    return 'new';
  });
}

const wrong = (field: CellProblem['field'], reason: string, mend: string): RowPlan => ({ problems: [{ field, reason, mend }] });

const noLongerOurs = (since: PlainDate): RowPlan =>
  wrong('uprn', `This home is no longer ours since ${since}, and the repair was reported then or later.`, 'Check the number and the day; or, where it is ours after all, have an administrator say so on the home’s page.');

const saidOtherwise = ({ reference }: KnownJob): RowPlan =>
  wrong('job_number', `This job was brought over before, with other facts, as ${reference}. What is on the record is never rewritten.`, `Remove the row, and put right on ${reference} what has changed.`);

const askStaff = 'Check the address under Administration, Staff.';

function unknownOwner({ ownerEmail }: HistoryRow, named: string): RowPlan {
  if (ownerEmail === '' && named !== '') return wrong('owner_email', 'Nobody who may own a repair has the email address here that was named for the whole file, or they belong to no team.', `${askStaff} Then send the file again with the right one.`);
  return ownerEmail === ''
    ? wrong('owner_email', 'Nobody owns it.', 'Give the email address of somebody who works here, or name an owner for all such rows when you send the file.')
    : wrong('owner_email', 'Nobody who may own a repair has this email address here, or they belong to no team.', askStaff);
}

interface Saving {
  readonly reading: Pick<ImportReading, 'now' | 'source'>;
  readonly context: CaseContext;
  readonly policy: RepairPolicy;
}

async function saveRows(tx: Tx, rows: readonly PlannedRow<TakenHistory>[], saving: Saving & { readonly reading: ImportReading }): Promise<void> {
  const references = await referencesFor(tx, rows, saving.reading);
  const made = rows.map(({ row }) => ({ taken: row, draft: draftOfHistory(row, references(row), saving) }));
  await saveRepairDrafts(tx, made.map(({ draft }) => draft));
  await insertRows(tx, 'imported_repairs', made.map(({ taken, draft }) => rowOfImported(tx.landlordId, taken, draft, saving)));
}

/** What else the system before told, beside the case it became. */
export function rowOfImported(landlordId: string, { row: { facts }, rowSha256 }: TakenHistory, { repair }: RepairDraft, { reading: { now, source } }: Pick<Saving, 'reading'>) {
  return {
    landlord_id: landlordId, job_number: facts.jobNumber, case_id: repair.caseId, run_sha256: source.sha256, row_sha256: rowSha256,
    target_on: facts.targetOn, visits: facts.visits, no_access_visits: facts.noAccessVisits, outcome: facts.outcome, satisfied: facts.satisfied,
    cost_pence: facts.costPence, contractor: facts.contractor, imported_at: now,
  };
}

/** Numbers of the years in which the repairs were reported, a batch of each year at a time. */
async function referencesFor(tx: Tx, rows: readonly PlannedRow<TakenHistory>[], { database }: ImportReading): Promise<(row: TakenHistory) => Reference> {
  const yearIn = ({ row: { facts } }: TakenHistory) => yearOf(dateInLondon(facts.reportedAt));
  const taken = new Map<number, Reference[]>();
  for (const [year, { length }] of Map.groupBy(rows, ({ row }) => yearIn(row))) {
    taken.set(year, (await takeReferences(database, { landlordId: tx.landlordId, prefix: historyPrefix, year }, length)).toReversed());
  }
  return (row) => {
    const reference = taken.get(yearIn(row))?.pop();
    if (reference === undefined) throw new Error('There are fewer references than repairs.');
    return reference;
  };
}

/** The repair that a row becomes, not yet saved. */
export function draftOfHistory({ row: { facts }, found }: TakenHistory, reference: Reference, { reading, context, policy }: Saving): RepairDraft {
  if (found === undefined) throw new Error('A repair is saved only after its plan.');
  const { place, owner, residentId } = found;
  const decision = importHistory({ type: 'ImportHistory', facts, source: sourceOf(reading.source) }, context);
  if (!decision.ok) throw new Error(`A repair that was agreed to is now refused: ${decision.refusal}`);
  const id = context.newId() as CaseId;
  const repair = decision.change.events.reduce((before, event) => evolve(before, event, context.now), emptyRepair(id, facts.reportedAt));
  const title = problemOf(facts.problem)?.words ?? facts.problem;
  const spine = newDraft({
    id, reference, kind: 'repair', title, homeId: place.homeId, communalAreaId: null, residentId,
    ownerId: owner.id as StaffId, teamId: owner.teamId as TeamId, stage: repair.stage, priority: facts.priority,
    updateEvery: policy.updateEvery[facts.priority ?? 'routine'], openedAt: facts.reportedAt,
    searchText: [reference, title, place.address, facts.jobNumber].join(' ').toLowerCase(),
  });
  applyChange(spine, decision.change, context);
  return { spine, repair };
}
