import assert from 'node:assert/strict';
import { applyChange, loadCasesForChange, newDraft, saveCases, type CaseChange, type CaseContext, type CaseId, type NewLink, type PromiseId, type Reference } from '../../src/casefile/index.ts';
import { addDays, type Instant } from '../../src/clock/index.ts';
import { dueFor } from '../../src/law/index.ts';
import { insertRows, type Database, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TeamId } from '../../src/staff/index.ts';
import { aContext, aWordFromUs } from './case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from './landlord.ts';

/** A landlord of two teams, for figures that follow a case from one to the other. */
export interface TwoTeams {
  readonly landlord: BuiltLandlord;
  readonly otherTeam: TeamId;
}

interface Doing extends TwoTeams {
  readonly context: CaseContext;
  readonly promises: readonly PromiseId[];
}

/** Everything that figures count, one deed each: what it changes on a case. */
const deeds = {
  note: () => ({ events: [{ type: 'NoteAdded', data: { words: 'Rang' } }] }),
  close: ({ context }) => ({ events: [{ type: 'RepairClosed', data: {} }], file: { closedAt: context.now } }),
  reopen: () => ({ events: [{ type: 'FixDenied', data: {} }], file: { closedAt: null } }),
  promise: ({ context }) => ({ events: [], promise: [{ id: newId() as PromiseId, madeTo: 'Ms Okafor', words: 'We will ring', dueOn: addDays(context.today, 3) }] }),
  keep: ({ promises }) => ({ events: [], settle: promises.slice(0, 1).map((id) => ({ id, outcome: 'kept' as const, reason: 'Rang' })) }),
  word: ({ landlord }) => ({ events: [], contacts: [{ ...aWordFromUs, residentId: landlord.residentId }] }),
  clock: ({ context }) => ({ events: [], set: [{ kind: 'law' as const, due: dueFor({ rule: 'hazards.investigate', from: context.now }, context.calendar) }] }),
  meet: () => ({ events: [], meet: ['hazards.investigate'] }),
  owner: ({ landlord }) => ({ events: [], file: { ownerId: landlord.staff.adviser.id } }),
  team: ({ landlord, otherTeam }) => ({ events: [], file: { teamId: otherTeam, ownerId: landlord.staff.surveyor.id } }),
  'team back': ({ landlord }) => ({ events: [], file: { teamId: landlord.repairsTeamId } }),
} as const satisfies Record<string, (doing: Doing) => CaseChange>;

export type Deed = keyof typeof deeds;
export const allDeeds = Object.keys(deeds) as readonly Deed[];

const doneToClosedOnes: ReadonlySet<Deed> = new Set<Deed>(['note', 'owner', 'team', 'team back', 'reopen']);

export async function aLandlordOfTwoTeams(database: Database): Promise<TwoTeams> {
  const landlord = await aLandlord(database);
  const otherTeam = newId() as TeamId;
  await database.inLandlord(landlord.id, (tx) => insertRows(tx, 'teams', [{ landlord_id: landlord.id, id: otherTeam, organisation_id: landlord.councilId, name: 'Damp' }]));
  return { landlord, otherTeam };
}

export const adviserAt = ({ staff }: BuiltLandlord, now: Instant): CaseContext => ({ ...aContext({ actor: staff.adviser, now }), newId });

export interface OpenedCase {
  readonly id: CaseId;
  readonly reference: Reference;
}

/** Opens the landlord's case of this number. */
export async function openNumbered(database: Database, landlord: BuiltLandlord, { number, now, links = [] }: { readonly number: number; readonly now: Instant; readonly links?: readonly NewLink[] }): Promise<OpenedCase> {
  const file = aCaseOf(landlord, `REP-2026-${String(number).padStart(5, '0')}`, { updateEvery: 3, openedAt: now });
  const draft = newDraft(file);
  applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], links }, adviserAt(landlord, now));
  await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
  return { id: file.id, reference: file.reference };
}

/** Does it, where the case is in the state for it: only what is closed opens again, and of what is closed little else is done. */
export async function doDeed(tx: Tx, caseId: CaseId, deed: Deed, doing: Omit<Doing, 'promises'>): Promise<void> {
  const [draft] = await loadCasesForChange(tx, [caseId]);
  assert.ok(draft !== undefined);
  const isClosed = draft.file.closedAt !== null;
  if (isClosed ? !doneToClosedOnes.has(deed) : deed === 'reopen') return;
  applyChange(draft, deeds[deed]({ ...doing, promises: [...draft.promises.keys()] as PromiseId[] }), doing.context);
  await saveCases(tx, [draft]);
}
