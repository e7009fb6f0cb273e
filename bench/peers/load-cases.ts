import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { applyChange, caseContext, newDraft, type CaseId, type Reference } from '../../src/casefile/index.ts';
import { englandAndWales, type Instant } from '../../src/clock/index.ts';
import { policyDue, type Due } from '../../src/law/index.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { emptyRepair, evolve } from '../../src/repairs/evolve.ts';
import type { RepairEvent } from '../../src/repairs/model.ts';
import { saveRepairDrafts, type RepairDraft } from '../../src/repairs/index.ts';
import type { Actor, StaffId, TeamId } from '../../src/staff/index.ts';
import { parsePeerCase, type PeerCase } from './peer-case.ts';
import type { PeerLandlord } from './peer-landlord.ts';

const savedTogether = 250;
const clock = 'repairs.priority-routine';
const someDue = policyDue({ id: clock, duty: 'Complete the repair', limit: { workingDays: 20 }, countedFrom: 'it was reported' }, '2026-01-05', englandAndWales);

/** Loads a file of generated cases through the product's own store: sealed timelines, clocks, words to search. */
export async function loadPeerCases(ownerUrl: string, landlord: PeerLandlord, file: string, analyze: () => Promise<unknown>): Promise<number> {
  const database = await openDatabase({ connectionString: ownerUrl, mostConnections: 4, statementTimeoutMs: 120_000 });
  let loaded = 0;
  // PostgreSQL plans its checks of foreign keys by what it knows of the tables: told early, it does not read them whole.
  let nextLook = savedTogether;
  let waiting: RepairDraft[] = [];
  let saving: Promise<void>[] = [];
  const save = async (): Promise<void> => {
    const drafts = waiting;
    waiting = [];
    if (saving.length >= 2) await saving.shift();
    saving.push(database.inLandlord(landlord.id, (tx) => saveRepairDrafts(tx, drafts)));
  };
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      waiting.push(draftOf(parsePeerCase(line), landlord));
      loaded += 1;
      if (waiting.length >= savedTogether) await save();
      if (loaded === nextLook) {
        await Promise.all(saving);
        await analyze();
        nextLook *= 4;
      }
    }
    if (waiting.length > 0) await save();
    await Promise.all(saving);
    saving = [];
    return loaded;
  } finally {
    await Promise.allSettled(saving);
    await database.close();
  }
}

/** The reference of a generated case: its number says it. */
export function referenceOf(number: number): Reference {
  return `REP-2026-P${String(number).padStart(7, '0')}` as Reference;
}

function draftOf(one: PeerCase, landlord: PeerLandlord): RepairDraft {
  const [officer, tenant, team] = [landlord.officers[one.officer], landlord.tenants[one.tenant], landlord.teams[one.queue]];
  if (officer === undefined || tenant === undefined || team === undefined) throw new Error(`Case ${one.number} is about nobody here.`);
  const id = newId(Date.parse(one.createdAt)) as CaseId;
  const reference = referenceOf(one.number);
  const spine = newDraft({
    id, reference, kind: 'repair', title: one.subject, homeId: tenant.homeId, communalAreaId: null, residentId: tenant.residentId,
    ownerId: officer.id as StaffId, teamId: team.id as TeamId, stage: 'reported', priority: null, updateEvery: 5, openedAt: one.createdAt as Instant,
    searchText: [reference, one.subject, tenant.address, tenant.name].join(' ').toLowerCase(),
  });
  const draft: RepairDraft = { spine, repair: emptyRepair(id, one.createdAt as Instant) };
  live(draft, one, { resident: { kind: 'resident', id: tenant.residentId, name: tenant.name } as Actor, officer: { kind: 'staff', id: officer.id, name: officer.name } as Actor });
  return draft;
}

interface People {
  readonly resident: Actor;
  readonly officer: Actor;
}

/** Reported by the tenant, answered by the officer within the hour, and closed when the file says so. */
function live(draft: RepairDraft, one: PeerCase, { resident, officer }: People): void {
  const dated: Due = { ...someDue, dueOn: one.dueOn as never };
  const report = { problem: 'leak', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: one.body, reportedBy: 'resident', reporterName: resident.name, reporterContact: null, isEmergency: false, photos: [] } as const;
  happen(draft, [resident, one.createdAt], { events: [{ type: 'RepairReported', data: report }], set: [{ kind: 'policy', due: dated }] });
  const answeredAt = new Date(Date.parse(one.createdAt) + 3_600_000).toISOString();
  applyChange(draft.spine, { events: [{ type: 'NoteAdded', data: { words: one.reply } }] }, context(officer, answeredAt));
  if (one.status === 'new') return;
  happen(draft, [officer, answeredAt], {
    events: [{ type: 'RepairDiagnosed', data: { priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: null } }], file: { stage: 'diagnosed', priority: 'routine' },
  });
  if (one.resolvedAt === null) return;
  const events: RepairEvent[] = [{ type: 'RepairClosed', data: { reason: 'Done', unanswered: false } }];
  happen(draft, [officer, one.resolvedAt], { events, meet: [clock], file: { stage: 'closed', closedAt: one.resolvedAt as Instant } });
}

type Happening = Parameters<typeof applyChange>[1] & { readonly events: readonly RepairEvent[] };

function happen(draft: RepairDraft, [actor, at]: readonly [Actor, string], change: Happening): void {
  for (const event of change.events) draft.repair = evolve(draft.repair, event, at as Instant);
  applyChange(draft.spine, change, context(actor, at));
}

function context(actor: Actor, at: string) {
  return caseContext({ now: at, today: at.slice(0, 10), newId: () => newId(Date.parse(at)) }, actor);
}
