import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { PageVisitor } from '../../../../test/page-visitor.ts';
import { allDone, openResidentSite, reported, type ResidentSite } from '../../../../test/resident-site.ts';
import { cookieOf } from '../../../../test/site-by-role.ts';
import type { Role } from '../../../staff/index.ts';
import { plainDate } from '../../../clock/index.ts';
import { linkFor } from '../../../correspondence/index.ts';
import { addPhotos, photoFields } from '../../../evidence/index.ts';
import { openFolderStore } from '../../../platform/files/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { RepairCommand } from '../../decide/index.ts';
import type { VisitId } from '../../model.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, values));

/** The staff do this to a repair, at the site's time. */
const today = plainDate('2026-11-24');
const diagnose: RepairCommand = { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' };
const book = (): RepairCommand => ({ type: 'BookVisit', purpose: 'repair', on: today, partOfDay: 'morning', operativeId: site.larch.staff.operative.id, operativeName: 'Dave Entwistle' });

async function visitIdOf(reference: string): Promise<VisitId> {
  const [visit] = await rows<{ id: VisitId }>(
    "select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'", site.larch.id, reference);
  assert.ok(visit);
  return visit.id;
}

/** A repair whose work is done, with its resident's page open. */
async function workDone(words = 'Cold valve seat reground, 15 minutes') {
  const repair = await reported(site, { problem: 'something-else' });
  await allDone(site, repair.reference, diagnose, book());
  await allDone(site, repair.reference, { type: 'RecordVisitDone', visitId: await visitIdOf(repair.reference), words, photos: [] });
  await repair.visitor.open(`/r/${repair.token}`);
  return repair;
}

const stageOf = async (reference: string) =>
  (await rows<{ stage: string; failedFixes: number }>(
    'select r.stage, r.failed_fixes as "failedFixes" from repairs r join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id where r.landlord_id = $1 and c.reference = $2', site.larch.id, reference))[0];

describe('the page of a repair', () => {
  test('says what was promised and when, and what they told us', async () => {
    const { visitor, token } = await reported(site, { problem: 'something-else', words: 'It drips all night' });
    const page = await visitor.open(`/r/${token}`);
    assert.match(page.text, /We will tell you when we will visit, or what happens next, by Thursday 26 November/);
    assert.match(page.text, /It drips all night/);
    assert.match(page.text, /0161\s496\s0000/);
    assert.doesNotMatch(page.text, /Is it fixed\?/, 'nobody has said that it is');
  });

  test('shows the visit with its day, and takes the wish to change it', async () => {
    const { visitor, token, reference } = await reported(site, { problem: 'something-else' });
    await allDone(site, reference, diagnose, book());
    const page = await visitor.open(`/r/${token}`);
    assert.match(page.text, /We will visit on Tuesday 24 November, between 8am and 12 noon/);
    assert.match(page.text, /Dave Entwistle is coming to do the repair/);
    const visitId = await visitIdOf(reference);
    await visitor.open(`/r/${token}/visits/${visitId}/change`);
    assert.equal((await visitor.send({ words: '' })).status, 422);
    const thanked = await visitor.send({ words: 'Any day after 3pm' });
    assert.match(thanked.text, /the visit stands as it is/);
    assert.match(thanked.text, /We will ring you to agree another day, by Wednesday 25 November/);
    assert.equal((await visitor.open(`/r/${token}/visits/${newId()}/change`)).status, 404);
  });

  test('shows them what the work looked like before and after; what else staff took stays with us, and another’s repair shows them none', async () => {
    const { token, reference } = await workDone();
    const [file] = await rows<{ id: string }>('update cases set resident_id = $3 where landlord_id = $1 and reference = $2 returning id', site.larch.id, reference, site.larch.residentId);
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#7b8f6a' } }).jpeg().toBuffer();
    const store = openFolderStore(await mkdtemp(join(tmpdir(), 'putright-photos-')));
    const sent = Object.values(photoFields).map((field) => ({ field, filename: `${field}.jpg`, claimedType: '', bytes }));
    const theirs = await site.database.inLandlord(site.larch.id, async (tx) => {
      await addPhotos(tx, sent, { caseId: file?.id ?? '', takenBy: 'Dave Entwistle', now: site.clock.now, newId, store });
      return linkFor(tx, { caseId: file?.id ?? '', residentId: site.larch.residentId, now: site.clock.now, newId });
    });
    const { text } = await new PageVisitor(site.server).open(`/r/${theirs.token}`);
    assert.match(text, /Photos we took of the work.*Before the work.*After the work/s);
    assert.doesNotMatch(text, /Other photos/);
    assert.doesNotMatch((await new PageVisitor(site.server).open(`/r/${token}`)).text, /Photos we took/, 'somebody else reported it');
  });

  test('keeps what the staff wrote for each other to themselves', async () => {
    const { visitor } = await workDone();
    assert.match(visitor.last.text, /We came and did the work/);
    assert.doesNotMatch(visitor.last.text, /valve seat/);
  });

  test('“yes, it is fixed” is one tap, and closes what may close', async () => {
    const { visitor, reference } = await workDone();
    assert.match((await visitor.send({ answer: 'fixed' }, {}, '/r/')).text, /Thank you\. Your answer is on the record/);
    assert.equal((await stageOf(reference))?.stage, 'closed');
    assert.match(visitor.last.text, /You told us it is fixed/);
  });

  test('“no, it is not” opens the same repair again, promises a call, and counts; also after closing', async () => {
    const { visitor, reference, token } = await workDone();
    await visitor.send({ answer: 'not-fixed', words: 'Still drips' }, {}, '/r/');
    assert.match(visitor.last.text, /We will ring you about what we do next, by Wednesday 25 November/);
    assert.match(visitor.last.text, /Still drips/);
    assert.deepEqual(await stageOf(reference), { stage: 'diagnosed', failedFixes: 1 });
    await allDone(site, reference, book());
    await allDone(site, reference, { type: 'RecordVisitDone', visitId: await visitIdOf(reference), words: 'New tap', photos: [] });
    await visitor.open(`/r/${token}`);
    await visitor.send({ answer: 'fixed' }, {}, '/r/');
    assert.equal((await stageOf(reference))?.stage, 'closed');
    await visitor.open(`/r/${token}`);
    await visitor.send({ answer: 'not-fixed' }, {}, '/r/');
    assert.deepEqual(await stageOf(reference), { stage: 'diagnosed', failedFixes: 2 });
  });

  test('“no” after its owner has left opens it with an owner who is here', async () => {
    const { visitor, reference, token } = await workDone();
    const { planner, manager } = site.larch.staff;
    const plannerWorksHere = (is: boolean) => rows('update staff set is_active = $3 where landlord_id = $1 and id = $2', site.larch.id, planner.id, is);
    await visitor.send({ answer: 'fixed' }, {}, '/r/');
    await plannerWorksHere(false);
    await visitor.open(`/r/${token}`);
    await visitor.send({ answer: 'not-fixed' }, {}, '/r/');
    const owners = await rows('select c.owner_id as "case", p.owner_id as promise from cases c join promises p on p.landlord_id = c.landlord_id and p.case_id = c.id and p.outcome is null where c.landlord_id = $1 and c.reference = $2', site.larch.id, reference);
    await plannerWorksHere(true);
    assert.deepEqual(owners, [{ case: manager.id, promise: manager.id }]);
  });

  test('an old page that answers again is told where the repair stands, and nothing changes', async () => {
    const { visitor, reference } = await workDone();
    const old = visitor.last;
    await visitor.send({ answer: 'fixed' }, {}, '/r/');
    visitor.last = old;
    const again = await visitor.send({ answer: 'fixed' }, {}, '/r/');
    assert.equal(again.status, 422);
    assert.match(again.text, /This has changed since you opened it/);
    assert.equal((await stageOf(reference))?.stage, 'closed');
  });

  test('“this is not right” reaches the owner and promises a call', async () => {
    const { visitor, token, reference } = await reported(site, { problem: 'something-else' });
    await visitor.open(`/r/${token}/not-right`);
    assert.equal((await visitor.send({ words: ' ' })).status, 422);
    assert.match((await visitor.send({ words: 'Nobody rang' })).text, /We will ring you about what you told us, by Wednesday 25 November/);
    const notices = await rows<{ words: string }>('select words from notices where landlord_id = $1 and words like $2', site.larch.id, `${reference}%`);
    assert.match(notices[0]?.words ?? '', /says this is not right/);
  });

  test('photos can be added later and are shown; without one it says so', async () => {
    const { visitor, token } = await reported(site, { problem: 'something-else' });
    await visitor.open(`/r/${token}/photos`);
    assert.match((await visitor.send({})).text, /Choose a photo to send/);
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a52' } }).jpeg().toBuffer();
    const page = await visitor.send({}, { photos: [picture, picture] });
    assert.equal(page.text.split('/thumbnail"').length - 1, 2);
    const thumbnail = /src="(\/r\/[^"]+\/thumbnail)"/.exec(page.text)?.[1] ?? '';
    assert.equal((await site.server.inject({ url: thumbnail })).headers['content-type'], 'image/jpeg');
  });

  test('a report that was not theirs does not show its words', async () => {
    const { reference } = await reported(site, { problem: 'something-else', words: 'Private words of a neighbour' });
    const token = await site.database.inLandlord(site.larch.id, async (tx) => {
      const [found] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [site.larch.id, reference]);
      return (await linkFor(tx, { caseId: found?.id ?? '', residentId: site.larch.residentId, now: site.clock.now, newId })).token;
    });
    const page = await new PageVisitor(site.server).open(`/r/${token}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /Private words/);
  });
});

describe('a link', () => {
  test('opened by a program changes nothing, however often and on whatever page', async () => {
    const { token, reference } = await workDone();
    const fingerprint = () => rows('select version, last_sequence, stage from cases where landlord_id = $1 and reference = $2', site.larch.id, reference);
    const before = await fingerprint();
    for (const page of ['', '/sent', '/answer', '/not-right', '/photos', '?thanks=answer', '?answer=fixed']) {
      const opened = await new PageVisitor(site.server).open(`/r/${token}${page}`);
      assert.equal(opened.status, 200, page);
    }
    assert.deepEqual(await fingerprint(), before);
  });

  test('that is forged, or whose landlord is another, opens nothing', async () => {
    const { token } = await reported(site, { problem: 'something-else' });
    const others = Buffer.from(token, 'base64url');
    Buffer.from(site.other.id.replaceAll('-', ''), 'hex').copy(others);
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const wrong of [forged, others.toString('base64url'), 'x', 'A'.repeat(64)]) {
      assert.equal((await new PageVisitor(site.server).open(`/r/${wrong}`)).status, 404, wrong);
    }
  });

  test('sent from another page, without the form’s own token, is refused', async () => {
    const { token, reference } = await workDone();
    const answer = await site.server.inject({ method: 'POST', url: `/r/${token}/answer`, payload: 'answer=fixed', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal(answer.statusCode, 403);
    assert.equal((await stageOf(reference))?.stage, 'fixed');
  });

  test('is withdrawn or replaced by staff whose work the home is, and by nobody else', async () => {
    const { token, reference, visitor } = await reported(site, { problem: 'something-else' });
    const { id, repairsTeamId, councilId, staff } = site.larch;
    const press = async (role: Role, action: string, organisationId: string = councilId) => {
      const cookie = cookieOf({ id, slug: '', organisationId, teamId: repairsTeamId, staffId: staff[role].id, areaId: '' }, role);
      const shown = await site.server.inject({ url: `/l/${site.larch.slug}/report`, headers: { cookie } });
      const formToken = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
      const cookies = [cookie, ...shown.cookies.map(({ name, value }) => `${name}=${value}`)].join('; ');
      const payload = new URLSearchParams({ _csrf: formToken }).toString();
      const headers = { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' };
      return (await site.server.inject({ method: 'POST', url: `/repairs/${reference}/link/${action}`, payload, headers })).statusCode;
    };
    assert.equal(await press('operative', 'revoke'), 403);
    assert.equal(await press('adviser', 'revoke', newId()), 404);
    assert.equal((await visitor.open(`/r/${token}`)).status, 200);
    assert.equal(await press('adviser', 'revoke'), 303);
    const gone = await visitor.open(`/r/${token}`);
    assert.equal(gone.status, 404);
    assert.match(gone.text, /it may have expired or been withdrawn/);
    assert.equal(await press('planner', 'send'), 303);
    const messages = await rows<{ body: string; address: string }>("select body, address from messages where landlord_id = $1 and template = 'new-link'", site.larch.id);
    assert.deepEqual([messages.length, messages[0]?.address], [1, '07700 900456']);
    assert.match(messages[0]?.body ?? '', new RegExp(`follow your repair ${reference}: \\{link\\}`));
  });
});

test('a link that has expired opens nothing', async () => {
  const { token, reference, visitor } = await reported(site, { problem: 'something-else' });
  await site.database.inLandlord(site.larch.id, (tx) => tx.query(
    `update resident_links set expires_at = $3 where landlord_id = $1 and case_id = (select id from cases where landlord_id = $1 and reference = $2)`,
    [site.larch.id, reference, site.clock.now]));
  assert.equal((await visitor.open(`/r/${token}`)).status, 404);
});
