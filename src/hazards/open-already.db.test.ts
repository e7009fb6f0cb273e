import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DoorSite } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { untilOthersWait } from '../../test/waiting.ts';
import type { Instant } from '../clock/index.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { takePlaceInTurn } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';

// Damp is reported where a case of damp is open: whoever may know of that case says whether it is the same, by every door; what anybody else tells is added to it.

describe('damp reported where a case of damp is open', () => {
  let doors: DoorSite;
  let home: string;
  let first: string;
  before(async () => {
    doors = await DoorSite.open();
    home = doors.site.landlord.homeId;
    await send(staff().surveyor, { words: 'Black mould in the bathroom' });
    first = (await hazards()).at(-1) ?? '';
  });
  after(() => doors.close());

  const staff = () => doors.site.landlord.staff;
  const typed = { words: 'Mould behind the wardrobe', emergency: 'no', kind: 'damp-and-mould', reporterName: '', when: 'now' };
  const send = (who: StaffActor, fields: FormBody = {}) => doors.fill(who, `/hazards/report/home/${home}`, { ...typed, ...fields });
  const sent = { words: 'Mould behind the wardrobe', isEmergency: false, kind: 'damp-and-mould' };
  const hazards = async () => (await doors.site.inLandlord((tx) => tx.query<{ reference: string }>("select reference from cases where landlord_id = $1 and kind = 'hazard' order by opened_at, reference", [tx.landlordId]))).map(({ reference }) => reference);
  const heard = (reference: string) => doors.site.inLandlord((tx) => tx.query<{ type: string; words: string; another: object | null }>(
    "select e.type, e.data ->> 'words' as words, e.data -> 'another' as another from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 and e.type in ('HazardReported', 'HazardHeardAgain') order by e.sequence", [tx.landlordId, reference]));

  it('is refused on its page with the open case and every word that was typed, and nothing is opened', async () => {
    const answer = await send(staff().surveyor);
    assert.match(assertSaysNo(answer, typed), new RegExp(`A case of this kind is open here already: ${first}`));
    assert.match(answer.text, new RegExp(`value="${first}"`));
    assert.equal((await hazards()).length, 1);
  });

  it('is added to the open case by whoever says that it is the same', async () => {
    assert.equal((await send(staff().surveyor, { already: first })).status, 303);
    assert.deepEqual((await heard(first)).map(({ type, words }) => [type, words]), [['HazardReported', 'Black mould in the bathroom'], ['HazardHeardAgain', typed.words]]);
    assert.equal((await hazards()).length, 1);
  });

  it('is added to the open case without a word of it for a contractor, who may not know that there is one', async () => {
    const { text } = await doors.read(doors.contractor, `/hazards/report/home/${home}`);
    assert.doesNotMatch(text, new RegExp(`${first}|open here`));
    await send(doors.contractor, { words: 'Wet wall seen while working' });
    assert.equal((await heard(first)).at(-1)?.words, 'Wet wall seen while working');
    assert.equal((await hazards()).length, 1);
  });

  it('of another kind is a case of its own, and so is what nobody knows the kind of', async () => {
    for (const kind of ['excess-cold', 'not-known']) assert.equal((await send(staff().surveyor, { kind })).status, 303);
    assert.equal((await hazards()).length, 3);
  });

  it('by a program is refused with the reference, added to it, or opened with why it is another', async () => {
    const refused = await doors.call('surveyor', '/api/v1/hazards', { homeId: home, ...sent });
    assert.deepEqual([refused.status, refused.json['refusal'], refused.json['facts']], [422, 'open-already', { reference: first }]);
    const added = await doors.call('surveyor', '/api/v1/hazards', { homeId: home, ...sent, sameAs: first });
    assert.deepEqual([added.status, added.json['reference']], [201, first]);
    assert.equal((await doors.call('surveyor', '/api/v1/hazards', { homeId: home, ...sent, sameAs: 'this one' })).json['type'], '/api/problems/invalid');
    assert.deepEqual((await doors.call('surveyor', '/api/v1/hazards', { homeId: home, ...sent, sameAs: 'HAZ-2020-00001' })).json['refusal'], 'case-is-closed');
    const other = await doors.call('surveyor', '/api/v1/hazards', { homeId: home, ...sent, anotherBecause: 'The cellar, by a burst pipe' });
    assert.equal(other.status, 201);
    assert.deepEqual((await heard(String(other.json['reference']))).map(({ another }) => another), [{ than: first, because: 'The cellar, by a burst pipe' }]);
  });

  it('of a repair is asked about as well, at its page and by a program, and the repair is handed to the case that is chosen', async () => {
    const repair = await doors.work.report('damp-or-mould', doors.site.clock.now as Instant);
    const before = (await hazards()).length;
    const version = await doors.versionOf(repair);
    const page = await doors.fill(staff().adviser, `/hazards/of/${repair}`, { kind: 'damp-and-mould', words: 'She rang', seenVersion: String(version) });
    assert.match(assertSaysNo(page, { words: 'She rang' }), new RegExp(`is open here already: ${first}`));
    const refused = await doors.call('adviser', `/api/v1/repairs/${repair}/hazard`, { kind: 'damp-and-mould', version });
    assert.deepEqual([refused.status, refused.json['refusal']], [422, 'open-already']);
    const same = await doors.fill(staff().adviser, `/hazards/of/${repair}`, { kind: 'damp-and-mould', words: 'She rang', already: first, seenVersion: String(version) });
    assert.equal(same.status, 303);
    assert.match((await heard(first)).at(-1)?.words ?? '', /She rang$/);
    assert.deepEqual([(await hazards()).length, (await doors.work.repair(repair)).hazard], [before, 'own-case']);
  });

  it('by two at the same moment opens one case: the second reads of the first', async () => {
    const before = await hazards();
    const started = await doors.site.inLandlord(async (tx) => {
      await takePlaceInTurn(tx, { homeId: home, communalAreaId: null });
      const sending = [staff().surveyor, staff().adviser].map((who) => send(who, { kind: 'falls-on-stairs', words: 'The rail came off' }));
      await untilOthersWait(tx, sending.length);
      return { sending };
    });
    const both = await Promise.all(started.sending);
    const [opened = '', ...others] = (await hazards()).filter((reference) => !before.includes(reference));
    assert.deepEqual([both.map(({ status }) => status).toSorted((one, other) => one - other), others], [[303, 422], []]);
    assert.match(both.find(({ status }) => status === 422)?.text ?? '', new RegExp(`is open here already: ${opened}`));
  });

  it('told to an adviser is warned of before a repair is reported, with the way to add to the case', async () => {
    const warns = async (problem: string) => (await doors.read(staff().adviser, `/report/home/${home}/details?problem=${problem}&new=yes`)).text.includes(`/hazards/${first}/hear-again`);
    assert.deepEqual([await warns('damp-or-mould'), await warns('tap')], [true, false]);
  });
});
