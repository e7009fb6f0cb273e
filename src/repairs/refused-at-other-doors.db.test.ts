import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite } from '../../test/doors/door-site.ts';
import { plain, summaryOf } from '../../test/doors/refused-page.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { reachAll, type StateName } from '../../test/doors/repair-states.ts';
import { RepairStates, system, type InState } from '../../test/doors/repairs-in-states.ts';
import { rowsOfJobs, rowsOfLinks, rowsOfPhones, rowsOfPlannedDays } from '../../test/doors/rows-of-other-doors.ts';
import type { Known } from '../../test/doors/rows-of-repairs.ts';
import { Phone } from '../../test/phone-site.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { refusalInWords } from './views/refusal-words.ts';

// Residents, phones, jobs and whoever plans a day at once come by other doors than the desk. What may not happen happens by none.

describe('what is refused of a repair away from the desk', () => {
  let doors: DoorSite;
  let states: RepairStates;
  let all: Readonly<Record<StateName, InState>>;
  before(async () => {
    doors = await DoorSite.open();
    states = await new RepairStates(doors).prepare();
    all = await reachAll(states);
  });
  after(() => doors.close());

  const known = (state: StateName): Known => ({ it: all[state], all, staff: doors.site.landlord.staff, programmeId: states.programmeId });

  async function changesNothing<Answer>(asks: () => Promise<Answer>): Promise<Answer> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  for (const { refusal, in: state, path, fields, says } of rowsOfLinks) {
    const facts = () => known(state);
    test(`${refusal}: by their link, ${state}, ${Object.keys(fields).join(' and ') || 'nothing'} sent`, async () => {
      const link = await doors.residentsLink(facts().it.reference);
      const answer = await changesNothing(() => doors.fill(undefined, `${link}/${path(facts())}`, fields));
      assert.match(assertSaysNo(answer, fields), says);
      assert.doesNotMatch(summaryOf(answer.text)?.words ?? '', /set the priority|record the resident|surveyor/, 'staff words are no use to a resident');
      if (fields['words'] !== undefined && fields['words'] !== '') assert.ok(plain(answer.text).includes(fields['words']), 'what they wrote is gone');
    });
  }

  for (const { refusal, in: state, as, fields, told } of rowsOfPhones) {
    test(`${refusal}: sent by a phone, ${state}, ${String(fields['outcome'])}`, async () => {
      const person = doors.site.landlord.staff[as];
      const phone = new Phone({ server: doors.site.product.server, clock: doors.site.clock } as never, doors.site.cookieOf(person));
      const { status, said } = await changesNothing(() => phone.send({ captureId: newId(), visitId: known(state).it.visitId, ...fields }));
      if (told === 'a person') assert.deepEqual([status, said['state'], said['reference'], typeof said['why']], [200, 'unfit', known(state).it.reference, 'string'], JSON.stringify(said));
      else assert.deepEqual([status, Object.keys(said['errors'] as object)], [422, told], JSON.stringify(said));
    });
  }

  for (const { refusal, in: state, command } of rowsOfJobs) {
    test(`${refusal}: asked by a job, ${state}, ${command({ it: { reference: '', visitId: '', remedyId: '', orderId: '' } } as Known).type}`, async () => {
      const facts = known(state);
      assert.equal(await changesNothing(() => doors.work.act(facts.it.reference, system, doors.site.clock.now as Instant, command(facts))), refusal);
    });
  }

  for (const { refusal, in: state, on, by = 'operative', partOfDay = 'morning', noOtherCan, at } of rowsOfPlannedDays) {
    test(`${refusal}: in a day planned at once, ${state} on ${on}`, async () => {
      const { staff, it } = known(state);
      const other = noOtherCan ? undefined : await states.triaged();
      const accepted = async (reference: string, part: string, who: string) => [reference, await doors.versionOf(reference), 'repair', part, who].join(' ');
      const visit = [await accepted(it.reference, partOfDay, staff[by].id), ...(other === undefined ? [] : [await accepted(other, 'afternoon', staff.operative.id)])];
      const version = await doors.versionOf(it.reference);
      const { clock } = doors.site;
      const { now } = clock;
      clock.now = at ?? now;
      const { status, text } = await doors.fill(staff.planner, '/visits/plan', { on, visit });
      clock.now = now;
      assert.equal(status, 200, plain(text));
      assert.ok(plain(text).includes(`${it.reference} : ${refusalInWords(refusal).replace(/[.?]$/, '')}`), plain(text));
      assert.equal(await doors.versionOf(it.reference), version);
      if (other !== undefined) assert.equal((await doors.work.repair(other)).stage, 'booked', 'the other goes through');
    });
  }
});
