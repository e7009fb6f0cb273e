import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo } from '../../test/doors/refused-page.ts';
import { carriedOnProgrammes, madeProgramme, rowsOfProgrammes, type KnownProgramme, type ProgrammeStateName } from '../../test/doors/rows-of-programmes.ts';
import { plainDate } from '../clock/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { programmeRefusals } from './decide.ts';
import { keepProgramme, makeProgramme } from './index.ts';

describe('what is refused of a programme of planned work', () => {
  let doors: DoorSite;
  let all: Readonly<Record<ProgrammeStateName, KnownProgramme>>;
  before(async () => {
    doors = await DoorSite.open();
    all = await doors.site.inLandlord(reachAll);
  });
  after(() => doors.close());

  async function reachAll(tx: Tx): Promise<Readonly<Record<ProgrammeStateName, KnownProgramme>>> {
    const { landlord } = doors.site;
    const homeOfOthers = await aHomeOfAnotherCouncil(tx);
    const keeping = { tx, actor: landlord.staff.manager, now: '2026-11-20T09:00:00.000Z', today: '2026-11-20', newId };
    const made = async (then?: Parameters<typeof keepProgramme>[2]): Promise<KnownProgramme> => {
      const programme = await makeProgramme(keeping, { ...madeProgramme, startsOn: plainDate(madeProgramme.startsOn), endsOn: plainDate(madeProgramme.endsOn) });
      assert.ok(programme.ok);
      const { id } = programme;
      assert.ok((await keepProgramme(keeping, { id }, { type: 'AddPlaces', placeIds: [landlord.homeId] })).ok);
      if (then !== undefined) assert.ok((await keepProgramme(keeping, { id }, then)).ok);
      return { id, homeIn: landlord.homeId, homeOfOthers };
    };
    return {
      planned: await made(),
      dropped: await made({ type: 'DropProgramme', reason: 'No money' }),
      done: await made({ type: 'RecordWork', placeIds: [landlord.homeId], doneOn: plainDate('2026-11-19') }),
    };
  }

  async function aHomeOfAnotherCouncil(tx: Tx): Promise<string> {
    const { id, homeId } = doors.site.landlord;
    const [organisationId, otherHome] = [newId(), newId()];
    await insertRows(tx, 'organisations', [{ landlord_id: id, id: organisationId, name: 'Another council', kind: 'council' }]);
    const [home] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [id, homeId]);
    assert.ok(home);
    await insertRows(tx, 'homes', [{ ...home, id: otherHome, uprn: '100010000099', address_line: '99 Larch House', owning_organisation_id: organisationId, managing_organisation_id: organisationId }]);
    return otherHome;
  }

  const allOfThem = () => doors.site.inLandlord((tx) => tx.query('select p.*, (select count(*) from programme_changes c where c.landlord_id = p.landlord_id and c.programme_id = p.id) as changes, (select jsonb_agg(x order by x.place_id) from programme_places x where x.landlord_id = p.landlord_id and x.programme_id = p.id) as places from programmes p where p.landlord_id = $1 order by p.id', [tx.landlordId]));
  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = await allOfThem();
    const answer = await asks();
    assert.deepEqual(await allOfThem(), beforehand, 'something changed');
    return answer;
  }
  async function versionOf(id: string): Promise<number> {
    const [found] = await doors.site.inLandlord((tx) => tx.query<{ version: number }>('select version from programmes where landlord_id = $1 and id = $2', [tx.landlordId, id]));
    return found?.version ?? -1;
  }

  for (const { refusal, command, in: state, sent, asked } of rowsOfProgrammes) {
    const { page, api, fields } = carriedOnProgrammes[command];
    const words = programmeRefusals[refusal];
    const title = `${refusal}: ${command}, ${state}`;

    test(`${title}, at its page`, async () => {
      const known = all[state];
      const form = fields(sent(known));
      const answer = await changesNothing(async () => doors.fill(doors.site.landlord.staff.planner, page.replace(':id', known.id), { seenVersion: String(await versionOf(known.id)), ...form }));
      assert.match(assertSaysNo(answer, form), asked?.page ?? new RegExp(words.replaceAll('’', '.')));
    });

    test(`${title}, by a program`, async () => {
      const known = all[state];
      const { status, text, json } = await changesNothing(() => doors.call('planner', api.replace(':id', known.id), sent(known)));
      assert.equal(status, 422, text);
      if (asked?.api === undefined) assert.deepEqual([json['type'], json['refusal'], json['detail']], ['/api/problems/refused', refusal, words], text);
      else assert.match(JSON.stringify([json['type'], json['errors']]), new RegExp(`problems/invalid.*(?:${asked.api.source})`), text);
    });
  }

  const changes = [
    ['change', { ...carriedOnProgrammes.ChangeProgramme.fields({ ...madeProgramme, name: 'Windows of Larch House', reason: 'A clearer name' }) }],
    ['drop', { reason: 'There is no money for it' }],
  ] as const;
  for (const [path, form] of changes) {
    test(`${path} from a page that somebody else has made old: what was typed is still there`, async () => {
      const { id } = all.planned;
      const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.planner, `/programmes/${id}/${path}`, { seenVersion: '0', ...form }));
      assert.equal(answer.status, 409, answer.text);
      assert.match(assertSaysNo({ ...answer, status: 422 }, form), /Somebody else changed this while you were writing/);
      assert.match(answer.text, new RegExp(`name="seenVersion" value="${await versionOf(id)}"`));
      if (path === 'change') assert.match(answer.text, /What is there now[\s\S]*Name: New windows/);
    });
  }

  test('homes ticked on the page of a programme that somebody else has changed stay ticked', async () => {
    const { id, homeIn } = all.planned;
    const form = { places: [homeIn], what: 'left out', reason: 'The frames are sound' };
    const answer = await changesNothing(() => doors.fill(doors.site.landlord.staff.planner, `/programmes/${id}/places`, { seenVersion: '0', ...form }));
    assert.equal(answer.status, 409, answer.text);
    assert.match(assertSaysNo({ ...answer, status: 422 }, form), /Somebody else changed this/);
  });
});
