import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo, plain } from '../../test/doors/refused-page.ts';
import { carried, type Sent } from '../../test/doors/repair-doors.ts';
import { RepairStates, type InState } from '../../test/doors/repairs-in-states.ts';
import { repairStates } from '../../test/doors/repair-states.ts';
import { Phone } from '../../test/phone-site.ts';
import { newId } from '../platform/ids.ts';
import type { Role } from '../staff/index.ts';
import type { RepairCommand } from './decide/index.ts';

// From the day on which a home is no longer ours nobody books a visit in it and no work begins again there, by any door. What was done there is still recorded.

const reached = ['triaged', 'booked', 'bookedToday', 'fixed', 'closed', 'cancelled'] as const;
type Reached = (typeof reached)[number];
const no = /This home is no longer ours since Tuesday 24 November 2026/;

describe('a repair at a home that is no longer ours', () => {
  let doors: DoorSite;
  let all: Readonly<Record<Reached, InState>>;
  before(async () => {
    doors = await DoorSite.open();
    const states = await new RepairStates(doors).prepare();
    const made: [Reached, InState][] = [];
    for (const name of reached) made.push([name, await repairStates[name](states)]);
    all = Object.fromEntries(made) as Record<Reached, InState>;
    await doors.site.inLandlord((tx) => endInDatabase(tx, doors.site.landlord.homeId, '2026-11-24'));
  });
  after(() => doors.close());

  async function changesNothing<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  const slot = () => ({ on: '2026-11-26', partOfDay: 'morning', operativeId: doors.site.landlord.staff.operative.id });
  const rows: readonly (readonly [RepairCommand['type'], Reached, Role, (it: InState) => Sent])[] = [
    ['BookVisit', 'triaged', 'planner', () => ({ purpose: 'repair', ...slot() })],
    ['MoveVisit', 'booked', 'planner', ({ visitId }) => ({ visitId, ...slot(), on: '2026-11-27', askedBy: 'us', reason: 'The part is late' })],
    ['BookPostInspection', 'fixed', 'planner', () => ({ ...slot(), operativeId: doors.site.landlord.staff.surveyor.id })],
    ['RecordFollowOn', 'bookedToday', 'operative', ({ visitId }) => ({ visitId, words: 'The sill has to be renewed', trade: 'plumber', priority: 'routine', dueOn: '2026-12-18' })],
    ['AnswerWhetherFixed', 'fixed', 'adviser', () => ({ answer: 'not-fixed', how: 'by phone', words: 'It still sticks' })],
    ['ObjectToCancellation', 'cancelled', 'adviser', () => ({ how: 'by phone', words: 'It still drips' })],
    ['AnswerWhetherFixed', 'closed', 'adviser', () => ({ answer: 'not-fixed', how: 'by phone', words: 'It still sticks' })],
  ];
  for (const [command, state, role, sent] of rows) {
    const { page, api } = carried[command];
    test(`${command} is refused at its page and by a program, ${state}`, async () => {
      assert.ok(page !== undefined && api !== undefined);
      const it = all[state];
      const fields = page.fields(sent(it));
      const seenVersion = String(await doors.versionOf(it.reference));
      const address = `/repairs/${it.reference}/${page.path.replace(':visitId', it.visitId)}`;
      const shown: Answered = await changesNothing(() => doors.fill(doors.site.landlord.staff[role], address, { seenVersion, ...fields }));
      assert.match(assertSaysNo(shown, fields), no);
      const answer = await changesNothing(() => doors.call(role, `/api/v1/repairs/${it.reference}/${api}`, sent(it)));
      assert.deepEqual([answer.status, answer.json['refusal'], answer.json['facts']], [422, 'home-has-ended', { since: '2026-11-24' }], answer.text);
    });
  }

  test('by their link nobody is offered a visit or begins the work anew, and whom to call is said, not that they moved away', async () => {
    const refused = /Our records say that this home is no longer ours, so we do not visit or begin work there\. If that is wrong, or we still owe you something, call us on 0161/;
    for (const [state, path, fields] of [['triaged', 'visits/new', { slot: '2026-12-01 morning' }], ['fixed', 'answer', { answer: 'not-fixed', words: 'It still sticks' }], ['closed', 'answer', { answer: 'not-fixed', words: 'It still sticks' }], ['cancelled', 'not-right', { words: 'It still sticks' }]] as const) {
      const link = await doors.residentsLink(all[state].reference);
      const answer = await changesNothing(() => doors.fill(undefined, `${link}/${path}`, fields));
      assert.match(assertSaysNo(answer, {}), refused, state);
    }
    assert.doesNotMatch(plain((await doors.read(undefined, await doors.residentsLink(all.triaged.reference))).text), /Choose a (time|visit)/);
  });

  test('what a phone found more to do is kept for a person to decide, with why', async () => {
    const { operative } = doors.site.landlord.staff;
    const phone = new Phone({ server: doors.site.product.server, clock: doors.site.clock } as never, doors.site.cookieOf(operative));
    const { status, said } = await phone.send({ captureId: newId(), visitId: all.bookedToday.visitId, outcome: 'follow-on', followOnWords: 'The sill has to be renewed', trade: 'plumber', priority: 'routine', 'dueOn-day': '18', 'dueOn-month': '12', 'dueOn-year': '2026' });
    assert.deepEqual([status, said['state'], said['reference']], [200, 'unfit', all.bookedToday.reference], JSON.stringify(said));
    assert.match(String(said['why']), no);
  });

  test('what was done there is still recorded, "it is not right" is heard, and the case ends', async () => {
    const { staff } = doors.site.landlord;
    const { reference, visitId } = all.bookedToday;
    const done = await doors.call('operative', `/api/v1/repairs/${reference}/record-visit-done`, { visitId, words: 'Planed and oiled' });
    assert.equal(done.status, 200, done.text);
    const heard = await doors.fill(undefined, `${await doors.residentsLink(all.fixed.reference)}/not-right`, { words: 'You still owe us for the curtain' });
    assert.equal(heard.status, 303, heard.text);
    const ended = await doors.fill(staff.manager, `/repairs/${all.triaged.reference}/cancel`, { seenVersion: String(await doors.versionOf(all.triaged.reference)), reason: 'not ours to repair', words: 'Sold in November' });
    assert.equal(ended.status, 303, ended.text);
  });
});
