import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCaseToSeal, aContact, aMessage, anItem, aPromise, residentOfCase } from '../../../test/builders/case-to-seal.ts';
import { checkChain } from '../../casefile/index.ts';
import { leaveOut, takesOriginals, type Receiver } from './leave-out.ts';
import { leftOutRules } from './left-out-rules.ts';

const at = '2026-09-02T10:00:00.000Z';
const neighbour = '0199aaaa-0000-7000-8000-00000000000b';
const resident: Receiver = { audience: 'resident', residentId: residentOfCase.id, residentName: residentOfCase.name, mayTakeOriginals: true };
const ombudsman: Receiver = { ...resident, audience: 'ombudsman' };
const byNeighbour = { kind: 'resident', id: neighbour, name: 'Mr B. Ali' } as never;

const record = aCaseToSeal({
  happened: [
    { type: 'RepairReported', at, data: { reporterName: residentOfCase.name, words: 'It drips' } },
    { type: 'NoteAdded', at, data: { words: 'SECRET NOTE' } },
    { type: 'ReportJoined', at, data: { reporterName: 'Mr B. Ali', reporterContact: 'SECRET NUMBER' } },
    { type: 'VisitChangeAsked', at, data: { words: 'SECRET ASK' }, by: byNeighbour },
    { type: 'ContactRecorded', at, data: { direction: 'in', channel: 'phone', words: 'SECRET CALL', at } },
    { type: 'ContactRecorded', at, data: { direction: 'out', channel: 'phone', words: 'Rang her', at } },
    { type: 'MessageQueued', at, data: { messageId: 'm-other', to: 'Mr B. Ali', body: 'SECRET LETTER' } },
    { type: 'MessageQueued', at, data: { messageId: 'm-own', to: residentOfCase.name, body: 'We will visit' } },
    { type: 'PromiseMade', at, data: { madeTo: 'Mr B. Ali', words: 'SECRET PROMISE' } },
    { type: 'SomethingThatNobodyHasThoughtOf', at, data: { words: 'SECRET KIND' } },
    { type: 'VisitBooked', at, data: { operativeName: 'Jo Lee' } },
  ],
  contacts: [aContact({ id: 'k1', residentId: neighbour, direction: 'in', words: 'SECRET CALL', at }), aContact({ id: 'k2', words: 'Rang her', at })],
  messages: [aMessage({ id: 'm-other', residentId: neighbour, recipientName: 'Mr B. Ali', body: 'SECRET LETTER' }), aMessage({ id: 'm-own' })],
  promises: [aPromise({ id: 'p1' as never, madeTo: 'Mr B. Ali', words: 'SECRET PROMISE' }), aPromise({ id: 'p2' as never })],
  evidence: [anItem({ id: 'e1' }), anItem({ id: 'e2', kind: 'recording', caption: 'SECRET VOICE' }), anItem({ id: 'e3', caption: 'SECRET HOME', withdrawn: { reason: 'another home', by: 'P. Shah', at } })],
});

describe('what is left out of a copy', () => {
  const forResident = leaveOut(record, resident);
  test('for the resident: nothing between staff, of others, withdrawn, or of a kind that nobody has cleared', () => {
    assert.doesNotMatch(JSON.stringify(forResident.copy), /SECRET/);
    assert.match(JSON.stringify(forResident.copy), /It drips.*Rang her.*We will visit.*Jo Lee/s);
  });

  test('and each thing that is left out is named, with the rule that says why', () => {
    assert.deepEqual(forResident.leftOut.map(({ what, about, rule }) => `${what} ${about}: ${rule}`), [
      'entry entry 2: internal-notes', 'entry entry 3: other-people', 'entry entry 4: other-people', 'entry entry 5: other-people', 'entry entry 7: other-people', 'entry entry 9: other-people', 'entry entry 10: not-cleared',
      'promise p1: other-people', 'contact k1: other-people', 'message m-other: other-people', 'evidence e2: documents-to-read', 'evidence e3: withdrawn', 'original e1: as-sent-elsewhere',
    ]);
    for (const { rule } of forResident.leftOut) assert.ok(rule in leftOutRules);
  });

  test('the chain still holds, with the places of what is left out', () => {
    assert.deepEqual(checkChain(record.file.id, forResident.copy.events, record.file), { intact: true, entries: 11 });
  });

  test('a contact that names nobody is whose the entry of its moment is: theirs, or of whoever joined the report', () => {
    const [own, other] = ['2026-09-04T10:00:00.000Z', '2026-09-05T10:00:00.000Z'];
    const heard = (at: string, words: string) => ({ type: 'ContactRecorded', at, data: { direction: 'in', channel: 'web page', words, at } });
    const joined = aCaseToSeal({
      happened: [{ type: 'FixDenied', at: own, data: { words: 'It drips' } }, heard(own, 'It drips'), { type: 'ReportJoined', at: other, data: { reporterName: 'Mr B. Ali', words: 'SECRET' } }, heard(other, 'SECRET')],
      contacts: [aContact({ id: 'k1', residentId: null, direction: 'in', channel: 'web page', words: 'It drips', at: own }), aContact({ id: 'k2', residentId: null, direction: 'in', channel: 'web page', words: 'SECRET', at: other })],
    });
    const { copy, leftOut } = leaveOut(joined, resident);
    assert.deepEqual(leftOut.map(({ about, rule }) => `${about}: ${rule}`), ['entry 3: other-people', 'entry 4: other-people', 'k2: other-people']);
    assert.deepEqual(copy.contacts.map(({ id }) => id), ['k1']);
  });

  test('for the Ombudsman: everything but what was withdrawn', () => {
    const { copy, leftOut } = leaveOut(record, ombudsman);
    assert.deepEqual(copy.events, record.events);
    assert.deepEqual(leftOut.map(({ about, rule }) => `${about}: ${rule}`), ['e3: withdrawn']);
  });

  for (const [who, receiver, expected] of [
    ['the Ombudsman, by somebody who may open them', ombudsman, true],
    ['the Ombudsman, by somebody who may not', { ...ombudsman, mayTakeOriginals: false }, false],
    ['the resident, whoever makes it', resident, false],
  ] as const) {
    test(`files as they were sent, for ${who}: ${expected ? 'go along' : 'stay, and that is said'}`, () => {
      assert.equal(takesOriginals(receiver), expected);
      assert.equal(leaveOut(record, receiver).leftOut.some(({ what }) => what === 'original'), !expected);
    });
  }
});
