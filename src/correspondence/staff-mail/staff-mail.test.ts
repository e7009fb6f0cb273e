import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate, type Instant } from '../../clock/index.ts';
import type { NoticeToMail, Reference } from '../../casefile/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { whoHears } from './who-hears.ts';
import { writeStaffMail } from './write.ts';

const when = { now: '2026-11-24T07:00:00.000Z', today: plainDate('2026-11-24'), publicAddress: 'https://homes.example' };
const about = (reference: string, differing: Partial<NoticeToMail> = {}): NoticeToMail => ({
  id: reference, staffId: 'a' as StaffId, kind: 'chase', href: null, reference: reference as Reference, nextDueAt: '2026-11-20T00:00:00.000Z' as Instant, isClosed: false, ...differing,
});

describe('the email of a morning', () => {
  it('says how things are now, worst first, each case once and with a link', () => {
    const mail = writeStaffMail('morning', [
      about('ZZZ-2026-00003', { kind: 'news' }), about('ZZZ-2026-00002', { nextDueAt: '2026-11-26T00:00:00.000Z' as Instant }), about('ZZZ-2026-00001'), about('ZZZ-2026-00001'),
      about('ZZZ-2026-00001', { kind: 'handover' }),
    ], when);
    assert.equal(mail?.subject, 'Your work this morning: 1 overdue, 1 due soon, 2 waiting for you');
    assert.deepEqual(mail.body.match(/^\S+: .*\nhttps:\S+$/gm)?.map((lines) => lines.replace('\n', ' ')).slice(0, 4), [
      'ZZZ-2026-00001: since Friday 20 November https://homes.example/cases/ZZZ-2026-00001',
      'ZZZ-2026-00002: by Thursday 26 November https://homes.example/cases/ZZZ-2026-00002',
      'ZZZ-2026-00003: something new https://homes.example/cases/ZZZ-2026-00003',
      'ZZZ-2026-00001: a handover note to read https://homes.example/cases/ZZZ-2026-00001',
    ]);
  });

  it('of forty cases is one email, and of a hundred it says how many more there are', () => {
    const many = (count: number) => writeStaffMail('morning', Array.from({ length: count }, (_, index) => about(`ZZZ-2026-${10_000 + index}`)), when)?.body ?? '';
    assert.equal(many(40).match(/\/cases\//g)?.length, 40);
    assert.match(many(100), /And 40 more, all on My work/);
  });

  it('is not written when all of it has been settled meanwhile', () => {
    assert.equal(writeStaffMail('morning', [about('ZZZ-2026-00001', { isClosed: true }), about('ZZZ-2026-00002', { nextDueAt: null })], when), undefined);
  });

  it('says how to turn it off; an urgent one says that it cannot be', () => {
    assert.match(writeStaffMail('morning', [about('ZZZ-2026-00001')], when)?.body ?? '', /Turn it off: https:\/\/homes.example\/account\/emails/);
    assert.match(writeStaffMail('urgent', [about('ZZZ-2026-00001')], when)?.body ?? '', /cannot be turned off/);
  });
});

describe('who hears by email', () => {
  const [away, standIn, alone, quiet] = ['away', 'standIn', 'alone', 'quiet'] as StaffId[] as [StaffId, StaffId, StaffId, StaffId];
  const hearing = { away: new Map([[away, [standIn]], [alone, []]]), onCall: [] as StaffId[], wantNoMorning: new Set([quiet]) };
  const cases: [who: StaffId, which: 'morning' | 'urgent', hears: readonly StaffId[], why: string][] = [
    [standIn, 'morning', [standIn], 'whoever is here'],
    [away, 'morning', [standIn], 'whoever stands in for somebody away'],
    [alone, 'morning', [], 'nobody while nobody stands in: it waits'],
    [quiet, 'morning', [], 'nobody who turned it off'],
    [quiet, 'urgent', [quiet], 'of what is urgent, also who turned the other off'],
    [away, 'urgent', [standIn], 'of what is urgent, whoever stands in'],
    [alone, 'urgent', [alone], 'of what is urgent, somebody away whom nobody covers'],
  ];
  for (const [staffId, which, hears, why] of cases) it(`is ${why}`, () => assert.deepEqual(whoHears({ staffId }, which, hearing), hears));

  const atNight = { ...hearing, onCall: [quiet, away] };
  it('is, of what is urgent while the office is closed, also whoever is on call, or stands in for them', () => assert.deepEqual(whoHears({ staffId: alone }, 'urgent', atNight), [alone, quiet, standIn]));
  it('is each of them once', () => assert.deepEqual(whoHears({ staffId: quiet }, 'urgent', atNight), [quiet, standIn]));
  it('is nobody on call of a morning', () => assert.deepEqual(whoHears({ staffId: standIn }, 'morning', atNight), [standIn]));
});
