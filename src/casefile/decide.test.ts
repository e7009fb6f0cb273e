import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCaseRecord, aContext, aPromise, tuesdayMorning } from '../../test/builders/case.ts';
import { repairsTeam, staffOf } from '../../test/builders/people.ts';
import { london } from '../../test/builders/times.ts';
import { plainDate } from '../clock/index.ts';
import { decideCase, whatStopsClosing, type CaseCommand, type CaseRefusal } from './decide.ts';
import type { CaseId, CaseRecord, PromiseId, Reference, LinkToEnd } from './model.ts';

const open = aCaseRecord({ promises: [aPromise()] });
const closed = aCaseRecord({ file: { closedAt: tuesdayMorning } });
const surveyor = staffOf('surveyor');
const tomorrow = plainDate('2026-11-25');
const yesterday = plainDate('2026-11-23');

const note: CaseCommand = { type: 'AddNote', words: 'The gate code is with the caretaker' };
const contact: CaseCommand = { type: 'RecordContact', direction: 'out', channel: 'phone', words: 'Left word with her sister' };
const handOver: CaseCommand = { type: 'ChangeOwner', ownerId: surveyor.id, ownerName: surveyor.name, teamId: repairsTeam, handover: { fromTheRecord: 'Needs a survey first' } };
const promise: CaseCommand = { type: 'MakePromise', madeTo: 'Ms A. Okafor', words: 'We will ring you', dueOn: tomorrow };
const keep: CaseCommand = { type: 'KeepPromise', promiseId: aPromise().id, how: 'Rang her at ten' };
const move: CaseCommand = { type: 'MovePromise', promiseId: aPromise().id, dueOn: tomorrow, reason: 'The part comes tomorrow' };
const ofAVisit = aCaseRecord({ promises: [{ ...aPromise(), keptBy: 'visit' }] });
const ofAnOrder = aCaseRecord({ promises: [{ ...aPromise(), keptBy: 'order 1' }] });
const link = { type: 'LinkCase', toCaseId: 'another case' as CaseId, toReference: 'REP-2026-00398' as Reference, kind: 'caused-by', words: '', linkedAs: [] } as const satisfies CaseCommand;
const unknown = 'no such promise' as PromiseId;

const unlink = (differing: Partial<LinkToEnd> = {}): CaseCommand =>
  ({ type: 'UnlinkCase', link: { otherCaseId: link.toCaseId, otherReference: link.toReference, kind: 'caused-by', isFromHere: true, reason: 'Another flat: mistyped', ...differing } });

const refusals = {
  'case-is-closed': [
    [closed, handOver, 'a closed case has no owner to change'],
    [closed, promise, 'nothing is promised on a closed case'],
  ],
  'words-missing': [
    [open, { ...note, words: '' }, 'an empty note'],
    [open, { ...contact, words: '' }, 'a contact without what was said'],
    [open, { ...promise, words: '' }, 'an empty promise'],
    [open, { ...keep, how: '' }, 'a promise kept nobody says how'],
  ],
  'reason-missing': [[open, { ...move, reason: '' }, 'a promise moved without a reason']],
  'date-has-passed': [
    [open, { ...promise, dueOn: yesterday }, 'a promise for yesterday'],
    [open, { ...move, dueOn: yesterday }, 'a promise moved to yesterday'],
  ],
  'date-too-far': [
    [open, { ...promise, dueOn: plainDate('2028-11-25') }, 'a promise for more than two years ahead'],
    [open, { ...move, dueOn: plainDate('2028-11-25') }, 'a promise moved out of sight'],
  ],
  'contact-in-the-future': [[open, { ...contact, at: london('2026-11-24 09:31') }, 'a call that has not happened yet']],
  'handover-missing': [
    [open, { ...handOver, handover: { fromTheRecord: '' } }, 'a case that changes hands without a why'],
    [open, { ...handOver, handover: { written: { promised: 'A call', next: '', resident: 'She works nights' } } }, 'a note with an answer left out'],
  ],
  'already-the-owner': [[open, { ...handOver, ownerId: staffOf('planner').id }, 'the owner handed it to themselves']],
  'promise-is-a-visit': [
    [ofAVisit, keep, 'a visit is kept by going there'],
    [ofAVisit, move, 'a visit is moved, and its promise follows'],
    [ofAnOrder, keep, 'the day of an order is kept by the contractor going there'],
    [ofAnOrder, move, 'the day of an order is moved by agreeing another'],
  ],
  'promise-not-open': [
    [open, { ...keep, promiseId: unknown }, 'keeping what was never promised, or is settled'],
    [open, { ...move, promiseId: unknown }, 'moving what was never promised, or is settled'],
  ],
  'same-case': [[open, { ...link, toCaseId: open.file.id }, 'a case linked to itself']],
  'already-linked': [
    [open, { ...link, linkedAs: ['follow-on-to', 'caused-by'] }, 'the same link twice, or the other way round'],
    [closed, { ...link, kind: 'duplicate-of', linkedAs: ['duplicate-of'] }, 'a duplicate of its duplicate, after closing'],
  ],
  'link-tells-what-happened': [[open, unlink({ kind: 'follow-on-to' }), 'taking away that one followed on from the other'], [closed, unlink({ kind: 'same-problem-as' }), 'taking a recall away']],
  'unlink-reason-missing': [[open, unlink({ reason: '' }), 'taking a link away without a word']],
} as const satisfies Record<CaseRefusal, readonly (readonly [CaseRecord, CaseCommand, string])[]>;

describe('what is refused on a case of any kind', () => {
  for (const [refusal, cases] of Object.entries(refusals)) {
    for (const [record, command, why] of cases) {
      it(`${refusal}: ${why}`, () => {
        const decision = decideCase(record, command, aContext());
        assert.equal(decision.ok ? 'agreed' : decision.refusal, refusal);
      });
    }
  }
});

describe('what is agreed', () => {
  const table: [CaseRecord, CaseCommand, string][] = [
    [open, note, 'a note'],
    [closed, note, 'a note after closing: the record goes on'],
    [closed, contact, 'a call after closing, too'],
    [open, { ...contact, at: tuesdayMorning }, 'a call this very minute'],
    [open, handOver, 'another owner'],
    [open, promise, 'a promise'],
    [open, { ...promise, dueOn: plainDate('2026-11-24') }, 'a promise for today'],
    [open, keep, 'a promise kept'],
    [open, move, 'a promise moved'],
    [open, link, 'a link to another case'],
    [closed, link, 'a link after closing: what belongs together is often seen late'],
    [closed, unlink(), 'a link taken away, also after closing'],
    [open, { ...link, linkedAs: ['follow-on-to', 'duplicate-of'] }, 'a link of another kind between the two'],
  ];
  for (const [record, command, why] of table) {
    it(why, () => assert.equal(decideCase(record, command, aContext()).ok, true));
  }
});

describe('a case handed over', () => {
  it('has the new owner and team, tells them why, and says so on the timeline', () => {
    const decision = decideCase(open, handOver, aContext());
    assert.ok(decision.ok);
    assert.deepEqual(decision.change.file, { ownerId: surveyor.id, teamId: repairsTeam });
    assert.deepEqual(decision.change.notices, [{ staffId: surveyor.id, kind: 'handover', words: 'REP-2026-00412 is now yours: Needs a survey first. Promised: We will call you with a date (by Friday 27 November). Next: No clock is running. The resident: They have not heard from us yet.' }]);
    assert.deepEqual(decision.change.events.map(({ type }) => type), ['OwnerChanged']);
  });
});

describe('a promise moved', () => {
  it('keeps its words, its owner and what keeps it, under a new date', () => {
    const record = aCaseRecord({ promises: [aPromise({ keptBy: 'booking' })] });
    const decision = decideCase(record, move, aContext());
    assert.ok(decision.ok);
    const { madeTo, words, ownerId } = aPromise();
    const [made] = decision.change.promise ?? [];
    assert.deepEqual({ ...made, id: '' }, { id: '', madeTo, words, ownerId, dueOn: tomorrow, keptBy: 'booking' });
    assert.deepEqual(decision.change.settle, [{ id: aPromise().id, outcome: 'moved', reason: 'The part comes tomorrow' }]);
  });
});

describe('a case linked to another', () => {
  it('changes nothing but the link, with its reason where somebody gave one', () => {
    const { toCaseId, toReference, kind } = link;
    const [silent, told] = [link, { ...link, words: 'The same pipe' }].map((command) => decideCase(open, command, aContext()));
    assert.deepEqual(silent, { ok: true, change: { events: [], links: [{ toCaseId, toReference, kind }] } });
    assert.deepEqual(told, { ok: true, change: { events: [], links: [{ toCaseId, toReference, kind, words: 'The same pipe' }] } });
  });
});

describe('what stops any case from closing', () => {
  const followOn = 'REP-2026-00500' as Reference;
  it('nothing, when nothing is open', () => assert.equal(whatStopsClosing(aCaseRecord()), undefined));
  it('a promise nobody has settled', () => assert.equal(whatStopsClosing(open), 'promise-open'));
  it('not a promise this very act settles', () => assert.equal(whatStopsClosing(open, [aPromise().id]), undefined));
  it('a follow-on that is open, before anything else', () => {
    assert.equal(whatStopsClosing(aCaseRecord({ openFollowOns: [followOn], promises: [aPromise()] }), [aPromise().id]), 'follow-on-open');
  });
});
