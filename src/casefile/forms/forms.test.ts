import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { StaffId, TeamId } from '../../staff/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { CaseId, PromiseId, Reference } from '../model.ts';
import { caseRefusals, errorsOfRefusal, parseContact, parseKept, parseLink, parseMoved, parseNewOwner, parseNote, parsePromise, type OtherCase } from './case-forms.ts';
import { seenVersionIn } from '../../platform/http/form-values.ts';
import { queueQuery, readQueueCursor, readQueueFilters } from './queue-filters.ts';
import { parseSearch } from './search-words.ts';

const on = (name: string, day: string, month: string, year: string) => ({ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year });
const promise = { words: 'call back', madeTo: 'Ms Okafor', ...on('due', '4', '12', '2026') };
const contact = { direction: 'out', channel: 'phone', words: 'Told her Tuesday' };
const someone = { staffId: '0190a000-0000-7000-8000-000000000001' as StaffId, teamId: '0190a000-0000-7000-8000-000000000002' as TeamId, name: 'P. Shah', teamName: 'North' };
const other: OtherCase = { id: 'other' as CaseId, reference: 'REP-2026-00398' as Reference, linkedAs: ['follow-on-to'] };

const errorsIn = (parsed: { ok: true } | { ok: false; errors: Readonly<Record<string, string>> }) => (parsed.ok ? {} : parsed.errors);

describe('what is typed on a case', () => {
  it('becomes a note, a contact, a promise', () => {
    assert.deepEqual(parseNote({ words: '  Rang twice ' }), { ok: true, command: { type: 'AddNote', words: 'Rang twice' } });
    assert.deepEqual(parseContact(contact), { ok: true, command: { type: 'RecordContact', ...contact } });
    assert.deepEqual(parsePromise(promise), { ok: true, command: { type: 'MakePromise', words: 'call back', madeTo: 'Ms Okafor', dueOn: '2026-12-04' } });
  });

  it('reads when a contact happened as a London clock shows it', () => {
    const summer = parseContact({ ...contact, ...on('on', '1', '7', '2026'), time: '9.05' });
    assert.equal(summer.ok && summer.command.at, '2026-07-01T08:05:00.000Z');
    const winter = parseContact({ ...contact, ...on('on', '01', '12', '2026'), time: '14:30' });
    assert.equal(winter.ok && winter.command.at, '2026-12-01T14:30:00.000Z');
  });

  const wrong: [string, () => Readonly<Record<string, string>>, readonly string[]][] = [
    ['an empty note', () => errorsIn(parseNote({ words: '   ' })), ['words']],
    ['a note that is a book', () => errorsIn(parseNote({ words: 'a'.repeat(4001) })), ['words']],
    ['an empty contact', () => errorsIn(parseContact({})), ['direction', 'channel', 'words']],
    ['a contact by pigeon', () => errorsIn(parseContact({ ...contact, channel: 'pigeon' })), ['channel']],
    ['a contact on 30 February', () => errorsIn(parseContact({ ...contact, ...on('on', '30', '2', '2026'), time: '10:00' })), ['on']],
    ['a day without a time', () => errorsIn(parseContact({ ...contact, ...on('on', '3', '2', '2026') })), ['time']],
    ['a time without a day', () => errorsIn(parseContact({ ...contact, time: '10:00' })), ['on']],
    ['the hour that the clocks skip', () => errorsIn(parseContact({ ...contact, ...on('on', '29', '3', '2026'), time: '01:30' })), ['time']],
    ['a promise of nothing to nobody', () => errorsIn(parsePromise({})), ['words', 'madeTo', 'due']],
    ['a promise by a short year', () => errorsIn(parsePromise({ ...promise, ...on('due', '4', '12', '26') })), ['due']],
    ['kept, nobody knows how', () => errorsIn(parseKept({}, 'p' as PromiseId)), ['words']],
    ['moved, to no day and for no reason', () => errorsIn(parseMoved({}, 'p' as PromiseId)), ['words', 'due']],
    ['an owner who was not offered', () => errorsIn(parseNewOwner({ owner: `${someone.staffId}.other`, words: 'x' }, [someone])), ['owner']],
    ['a link to no case, of no kind', () => errorsIn(parseLink({}, undefined)), ['reference', 'kind']],
    ['a link of a kind that only the work makes', () => errorsIn(parseLink({ reference: other.reference, kind: 'follow-on-to' }, other)), ['kind']],
    ['a link explained by a book', () => errorsIn(parseLink({ reference: other.reference, kind: 'caused-by', words: 'a'.repeat(4001) }, other)), ['words']],
    ['no owner and no handover', () => errorsIn(parseNewOwner({}, [someone])), ['owner', 'words']],
  ];
  for (const [what, parse, fields] of wrong) {
    it(`is refused as ${what}`, () => assert.deepEqual(Object.keys(parse()), fields));
  }

  it('gives a case to somebody in one of their teams', () => {
    const parsed = parseNewOwner({ owner: `${someone.staffId}.${someone.teamId}`, words: 'Needs a survey' }, [someone]);
    assert.deepEqual(parsed, { ok: true, command: { type: 'ChangeOwner', ownerId: someone.staffId, ownerName: 'P. Shah', teamId: someone.teamId, handover: { fromTheRecord: 'Needs a survey' } } });
  });

  it('links a case with the one that was found, and asks for no reason', () => {
    const parsed = parseLink({ reference: 'rep 2026 398', kind: 'caused-by', words: '' }, other);
    assert.deepEqual(parsed, { ok: true, command: { type: 'LinkCase', toCaseId: other.id, toReference: other.reference, kind: 'caused-by', words: '', linkedAs: ['follow-on-to'] } });
  });

  it('asks for a reference where none is typed, and otherwise says that none leads to a case for them', () => {
    assert.match(errorsIn(parseLink({ kind: 'caused-by' }, undefined))['reference'] ?? '', /^Enter the reference/);
    assert.equal(errorsIn(parseLink({ reference: 'REP-2026-99999', kind: 'caused-by' }, undefined))['reference'], 'No case with this reference that you may open');
  });

  it('never breaks a form, whatever is sent', () => {
    const anything = fc.dictionary(fc.constantFrom('words', 'direction', 'channel', 'time', 'madeTo', 'owner', 'reference', 'kind', 'seenVersion', 'on-day', 'on-month', 'on-year', 'due-day', 'due-month', 'due-year'), fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())));
    fc.assert(fc.property(anything, (body: FormBody) => {
      for (const parsed of [parseNote(body), parseContact(body), parsePromise(body), parseMoved(body, 'p' as PromiseId), parseNewOwner(body, [someone]), parseLink(body, other), parseLink(body, undefined)]) {
        assert.ok(parsed.ok || Object.values(parsed.errors).every((words) => words !== ''));
      }
      assert.ok(Number.isInteger(seenVersionIn(body)));
    }));
  });

  it('has words for every refusal, and a place on the form for them', () => {
    assert.deepEqual(errorsOfRefusal('date-has-passed'), { due: 'The date must be today or later' });
    for (const { words } of Object.values(caseRefusals)) assert.match(words, /^[A-Z].{10,}[^.]$/);
  });
});

describe('the address of a queue', () => {
  const id = '0190a000-0000-7000-8000-000000000001';

  it('says only what is not as usual', () => {
    assert.equal(queueQuery(readQueueFilters({})), '');
    assert.equal(queueQuery({ team: 'all', due: 'overdue' }), '?team=all&due=overdue');
    assert.equal(queueQuery(readQueueFilters({ team: id, stage: 'booked' })), `?team=${id}&stage=booked`);
  });

  it('takes nothing that is not ours: no names, no SQL, no half ids', () => {
    const filters = readQueueFilters({ team: "x' or 1=1", owner: 'P. Shah', kind: 'REPAIR;', due: '../..', stage: '', priority: 'urgent' });
    assert.deepEqual(filters, { team: 'mine', owner: '', kind: '', stage: '', priority: 'urgent', due: 'all' });
    for (const after of ['', 'none', `x_${id}`, `2026-11-22_${id}`, `none_${id}; drop`]) assert.equal(readQueueCursor({ after }), undefined);
  });

  it('keeps its place, through an address and back', () => {
    for (const dueAt of [null, '2026-11-22T10:00:00.000Z']) {
      const query = Object.fromEntries(new URLSearchParams(queueQuery({ team: 'all' }, { dueAt, id })));
      assert.deepEqual(readQueueCursor(query), { dueAt, id });
    }
  });
});

describe('the search box', () => {
  const id = '0190a000-0000-7000-8000-000000000001';
  it('takes what was typed, and from where to go on', () => {
    const fromTheFirst = { ok: true, before: undefined, seen: [], more: undefined };
    assert.deepEqual(parseSearch({ q: ' 14 Larch,  House ' }), { ...fromTheFirst, typed: '14 Larch,  House' });
    assert.deepEqual(parseSearch({ q: 'leak', before: '2026-11-01', seen: 'REP-2026-10001 REP-2026-10002' }), { ...fromTheFirst, typed: 'leak', before: '2026-11-01', seen: ['REP-2026-10001', 'REP-2026-10002'] });
    assert.deepEqual(parseSearch({ q: 'leak', afterHome: id }), { ...fromTheFirst, typed: 'leak', more: { list: 'homes', after: id } });
    assert.deepEqual(parseSearch({ q: 'leak', afterPerson: id }), { ...fromTheFirst, typed: 'leak', more: { list: 'people', after: id } });
  });

  it('leaves out where to go on when that is no place', () => {
    const odd = { before: '2026-13-01', seen: "x' or_1=1 rep-1", afterHome: '../..', afterPerson: 'P. Shah' };
    assert.deepEqual(parseSearch({ q: 'leak', ...odd }), { ok: true, typed: 'leak', before: undefined, seen: [], more: undefined });
  });

  const tooLittle: [string, RegExp][] = [['', /Enter an address/], ['   ', /Enter an address/], ['a', /at least 3 letters/], ['a b c 1 2', /at least 3 letters/]];
  for (const [q, why] of tooLittle) {
    it(`asks for more than "${q}"`, () => {
      const asked = parseSearch({ q });
      assert.ok(!asked.ok);
      assert.match(asked.why, why);
    });
  }
});
