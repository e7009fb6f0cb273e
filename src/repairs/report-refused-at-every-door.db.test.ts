import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DoorSite, type Answered } from '../../test/doors/door-site.ts';
import { assertSaysNo, plain } from '../../test/doors/refused-page.ts';

// A new repair: what is refused of its report at the adviser's form and by a program. Residents are asked step by step, and
// `resident/public-report.db.test.ts` has their pages.

describe('what is refused of a report', () => {
  let doors: DoorSite;
  before(async () => {
    doors = await DoorSite.open();
  });
  after(() => doors.close());

  const typed = { danger: 'no', room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The cold tap drips all night', needs: 'not-asked' };
  const said = { room: 'Kitchen', extent: 'One small spot', since: 'Today', words: 'The cold tap drips all night', isEmergency: false };
  const form = (fields: Readonly<Record<string, string>>) => {
    const { staff, homeId, residentId } = doors.site.landlord;
    return doors.fill(staff.adviser, `/report/home/${homeId}/details`, { ...typed, problem: 'tap', reporter: residentId, ...fields });
  };
  const program = (body: object) => {
    const { homeId, residentId } = doors.site.landlord;
    return doors.call('adviser', '/api/v1/repairs', { homeId, problem: 'tap', reporter: { residentId }, ...said, ...body });
  };
  async function changesNothing(asks: () => Promise<Answered>): Promise<Answered> {
    const beforehand = await doors.allThereIs();
    const answer = await asks();
    assert.deepEqual(await doors.allThereIs(), beforehand, 'something changed');
    return answer;
  }

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, object, RegExp, RegExp])[] = [
    ['a problem that nobody knows', { problem: 'radiator' }, { problem: 'radiator' }, /Choose/, /problem/],
    ['no words', { words: '' }, { words: '' }, /Write what they told you/, /words/],
    ['no room', { room: '' }, { room: '' }, /./, /room/],
    ['a person who does not live there', { reporter: '0199c0de-0000-7000-8000-00000000dead' }, { reporter: { residentId: '0199c0de-0000-7000-8000-00000000dead' } }, /./, /reporter|residentId/],
  ];
  for (const [what, fields, body, page, api] of refused) {
    test(`${what}, on the form: it says so, and what was typed is still there`, async () => {
      const answer = await changesNothing(() => form(fields));
      assert.match(assertSaysNo(answer, what === 'a problem that nobody knows' ? {} : { words: typed.words, ...fields }), page);
    });
    test(`${what}, by a program`, async () => {
      const { status, text, json } = await changesNothing(() => program(body));
      assert.equal(status, 422, text);
      assert.match(JSON.stringify(json['errors']), api, text);
    });
  }

  test('the same problem, reported by somebody else while this form was filled in: nothing typed is lost, and sent once more it is another repair', async () => {
    assert.equal((await form({})).status, 303);
    const second = await changesNothing(() => form({ words: 'It drips into the cupboard too' }));
    assert.match(assertSaysNo(second, { words: 'It drips into the cupboard too', room: 'Kitchen' }), /Somebody has reported the same problem here meanwhile: REP-2026-\d+/);
    assert.match(second.text, /name="new" value="yes"/);
    assert.equal((await form({ words: 'It drips into the cupboard too', new: 'yes' })).status, 303);
    const { status, json } = await changesNothing(() => program({}));
    assert.deepEqual([status, json['type']], [409, '/api/problems/already-open'], plain(JSON.stringify(json)));
  });
});
