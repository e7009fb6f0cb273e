import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { longDate, plainDate } from '../../../clock/index.ts';
import * as templates from './index.ts';
import { longestText, roomForLink, type MessageFacts, type WrittenMessage } from './message.ts';

const today = plainDate('2026-11-22');
const firstDay = plainDate('2026-11-25');
const secondDay = plainDate('2026-12-02');
const usual = { recipientName: 'Ms A. Okafor', landlordName: 'Larch Homes', phone: '0161 496 0000', reference: 'REP-2026-08817', title: 'Leak under kitchen sink', today };
const long = 'the hot water tank in the airing cupboard on the landing drips through the ceiling of the room below it, every night since the storm';
const longest = { ...usual, recipientName: 'Mrs Wilhelmina Featherstonehaugh-Cholmondeley', landlordName: 'The Metropolitan Borough Homes and Communities Partnership', title: long };

type Facts = MessageFacts & { free: string };
const samples: Record<string, { write: (facts: Facts) => WrittenMessage; days: number }> = {
  'report-received': { days: 1, write: (f) => templates.reportReceived({ ...f, whatWeHeard: f.free, nextStep: f.free, nextBy: firstDay }) },
  'visit-booked': { days: 1, write: (f) => templates.visitBooked({ ...f, visitOn: firstDay, partOfDay: 'afternoon' }) },
  'visit-moved': { days: 2, write: (f) => templates.visitMoved({ ...f, movedFrom: firstDay, visitOn: secondDay, partOfDay: 'afternoon', reason: f.free }) },
  'visit-cancelled': { days: 2, write: (f) => templates.visitCancelled({ ...f, visitOn: firstDay, reason: f.free, nextStep: f.free, nextBy: secondDay }) },
  'no-access': { days: 2, write: (f) => templates.noAccess({ ...f, visitedOn: firstDay, tried: f.free, ringBy: secondDay }) },
  'work-done': { days: 2, write: (f) => templates.workDone({ ...f, doneOn: firstDay, answerBy: secondDay }) },
  'not-fixed': { days: 1, write: (f) => templates.notFixed({ ...f, nextStep: f.free, nextBy: firstDay }) },
  'repair-cancelled': { days: 0, write: (f) => templates.repairCancelled({ ...f, reason: f.free }) },
  'repair-closed': { days: 1, write: (f) => templates.repairClosed({ ...f, closedOn: firstDay, timesAsked: 4 }) },
  'fixed-reminder': { days: 2, write: (f) => templates.fixedReminder({ ...f, doneOn: firstDay, answerBy: secondDay, ifNoAnswer: 'we may close it' }) },
  'follow-on': { days: 1, write: (f) => templates.followOn({ ...f, work: f.free, workBy: firstDay, followOnReference: 'REP-2026-08999' }) },
};
const channels = ['text', 'email', 'letter'] as const;
const unwelcome = [
  /as soon as possible|in due course|shortly|urgently|asap/i,
  /progressed|actioned|escalated|logged|raised a job|work order/i,
  /you failed|you missed|you were not (in|there|home)|your fault|you did not|refused/i,
  /unfortunately|please note|we regret|inconvenience|kindly/i,
  /customer|service user|property|appointment slot/i,
  /undefined|null|NaN|\[object|\$\{|\{(?!link\})/,
];

test('every template file has a sample here', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => !/^(index|message)\.ts$|\.test\.ts$/.test(name));
  assert.deepEqual(files.map((name) => name.replace('.ts', '')).toSorted(), Object.keys(samples).toSorted());
});

for (const [name, { write, days }] of Object.entries(samples)) {
  describe(name, () => {
    for (const channel of channels) {
      const { template, subject, body } = write({ ...usual, channel, free: 'the part has arrived' });

      test(`${channel}: goes under its own name`, () => assert.equal(template, name));

      test(`${channel}: says the reference, whom to call, and carries the link once`, () => {
        assert.match(body, /REP-2026-08817/);
        assert.match(body, /[Cc]all 0161 496 0000/);
        assert.equal(body.split('{link}').length, 2);
        assert.match(body, /Larch Homes/);
      });

      test(`${channel}: says every day it was given in full`, () => {
        const expected = [firstDay, secondDay].slice(0, days);
        for (const date of expected) assert.ok(body.includes(longDate(date, today)), `${longDate(date, today)} in: ${body}`);
      });

      test(`${channel}: has no unwelcome words and no gaps`, () => {
        for (const pattern of unwelcome) assert.doesNotMatch(`${subject}\n${body}`, pattern);
        assert.doesNotMatch(body, / {2}|\.\.(?!\.)(?<!\.\.\.)| \.|,\s*\./);
      });

      test(`${channel}: when it promises, it says what follows if we miss it`, () => {
        if (/We will (?!visit)[^.]* by |By [^.]* we will /.test(body)) assert.match(body, /If we miss that date, a manager is told/);
        if (/We will (now )?visit on/.test(body)) assert.match(body, /If we do not come, a manager is told/);
      });
    }

    test('text: fits three text messages with its link, whatever people typed', () => {
      const { body } = write({ ...longest, channel: 'text', free: `{link} ${long} ${long}` });
      assert.equal(body.split('{link}').length, 2);
      const length = body.length - '{link}'.length + roomForLink;
      assert.ok(length <= longestText, `${length} characters: ${body}`);
    });

    test('text: keeps to letters every phone sends whole', () => {
      const { body } = write({ ...usual, channel: 'text', free: 'it’s “wet” – still…' });
      assert.match(body, /^[\x20-\x7E\n]*$/);
    });

    test('letter: cuts nothing short, and addresses the person', () => {
      const { body } = write({ ...longest, channel: 'letter', free: long });
      assert.doesNotMatch(body, /\.\.\./);
      assert.match(body, /^Dear Mrs Wilhelmina/);
    });
  });
}

test('a repair closed without an answer says how often we asked; one they call fixed thanks them', () => {
  const closed = (timesAsked: number | null) => templates.repairClosed({ ...usual, channel: 'email', closedOn: firstDay, timesAsked }).body;
  assert.match(closed(4), /because we asked 4 times whether it is fixed and could not reach you/);
  assert.match(closed(null), /because you told us it is fixed\. Thank you/);
});
