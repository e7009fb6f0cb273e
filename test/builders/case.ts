import { dateInLondon, englandAndWales, plainDate, type Instant } from '../../src/clock/index.ts';
import {
  applyChange,
  newDraft,
  type CaseChange,
  type CaseContext,
  type CaseDraft,
  type CaseEvent,
  type CaseFile,
  type CaseId,
  type CasePromise,
  type CaseRecord,
  type NewCaseFile,
  type NewContact,
  type NewMessage,
  type PromiseId,
  type Reference,
} from '../../src/casefile/index.ts';
import { chainStart } from '../../src/casefile/chain.ts';
import { numberedId, numberedIds } from './numbered-ids.ts';
import { msOkafor, repairsTeam, staffOf } from './people.ts';
import { london } from './times.ts';

const family = 2;
export const larchHouse14 = numberedId(1, family);
export const caseId = numberedId(10, family) as CaseId;
/** A Tuesday with no bank holiday near it. */
export const tuesdayMorning: Instant = london('2026-11-24 09:30');

/** The header of a case that nobody has worked on yet. */
export function aNewCaseFile(differing: Partial<NewCaseFile> = {}): NewCaseFile {
  return {
    id: caseId,
    reference: 'REP-2026-00412' as Reference,
    kind: 'repair',
    title: 'Kitchen tap drips, 14 Larch House',
    homeId: larchHouse14,
    communalAreaId: null,
    residentId: msOkafor.id,
    ownerId: staffOf('planner').id,
    teamId: repairsTeam,
    stage: 'reported',
    priority: null,
    updateEvery: 5,
    openedAt: tuesdayMorning,
    searchText: 'okafor 14 larch house',
    ...differing,
  };
}

/** A case header as a decision sees it; open unless said otherwise. */
export function aCaseFile(differing: Partial<CaseFile> = {}): CaseFile {
  return { ...aNewCaseFile(), nextDueAt: null, lastContactAt: null, closedAt: null, version: 1, lastSequence: 0, lastHash: chainStart, ...differing };
}

/** A case with nothing open on it but what the test says. */
export function aCaseRecord({ file, ...open }: Partial<Omit<CaseRecord, 'file'>> & { readonly file?: Partial<CaseFile> } = {}): CaseRecord {
  return { deadlines: [], promises: [], openFollowOns: [], ...open, file: aCaseFile(file) };
}

/** Somebody acting at a moment; an adviser on a Tuesday morning unless said otherwise. */
export function aContext(differing: Partial<CaseContext> = {}): CaseContext {
  const now = differing.now ?? tuesdayMorning;
  return { actor: staffOf('adviser'), now, today: dateInLondon(now), calendar: englandAndWales, newId: numberedIds(9), ...differing };
}

export function aPromise(differing: Partial<CasePromise> = {}): CasePromise {
  return {
    id: numberedId(20, family) as PromiseId,
    madeTo: 'Ms A. Okafor',
    words: 'We will call you with a date',
    dueOn: plainDate('2026-11-27'),
    ownerId: staffOf('planner').id,
    madeAt: tuesdayMorning,
    outcome: null,
    outcomeAt: null,
    outcomeReason: null,
    keptBy: null,
    ...differing,
  };
}

export const aWordFromUs: NewContact = { direction: 'out', channel: 'phone', words: 'Rang Ms Okafor: the part is ordered', residentId: msOkafor.id };
export const aWordFromThem: NewContact = { direction: 'in', channel: 'phone', words: 'Ms Okafor asked when we are coming', residentId: msOkafor.id };

export const aMessage: NewMessage = {
  channel: 'text',
  address: '07700 900123',
  recipientName: 'Ms A. Okafor',
  residentId: msOkafor.id,
  template: 'report-received',
  subject: 'We have your report',
  body: 'Follow it here: {link}',
};

/** A case just opened, with its first events and clocks in place. */
export function anOpenedCase(file: Partial<NewCaseFile> = {}, context: CaseContext = aContext(), change: CaseChange = { events: [{ type: 'RepairReported', data: { words: 'It drips' } }] }): CaseDraft {
  const draft = newDraft(aNewCaseFile(file));
  applyChange(draft, change, context);
  return draft;
}

/** What the timeline says happened, in order. */
export function typesOf(events: readonly CaseEvent[]): string[] {
  return events.map(({ type }) => type);
}
