import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { told } from '../../../../test/builders/hazard.ts';
import { decoded, PageVisitor } from '../../../../test/page-visitor.ts';
import { answerReport, openResidentSite, reported, sendReport, tapAnswers, type ResidentSite } from '../../../../test/resident-site.ts';
import { verifyCase } from '../../../casefile/index.ts';
import { performHazardReport } from '../../../hazards/index.ts';
import { newId } from '../../../platform/ids.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, values));
const countOf = async (table: string) => (await rows<{ n: number }>(`select count(*)::int as n from ${table} where landlord_id = $1`, site.larch.id))[0]?.n;
const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#a52' } }).jpeg().toBuffer();

describe('reporting a repair without an account', () => {
  test('from the first page to the reference, with a photo, and the page to follow it', async () => {
    const visitor = new PageVisitor(site.server);
    const landing = await visitor.open(`/l/${site.larch.slug}`);
    assert.match(landing.text, new RegExp(`href="/l/${site.larch.slug}/report"`));
    const check = await answerReport(visitor, site, { words: 'It drips.\nAll night', times: 'after 3pm', risk: 'yes' });
    assert.equal(check.heading, 'Check your answers, then send');
    const sent = await sendReport(visitor, { photos: [await picture()] });
    assert.equal(sent.heading, 'We have your report');
    assert.match(sent.text, /We will tell you when we will visit, or what happens next, by Thursday 26 November/);
    assert.match(sent.text, /We have your photo\./);
    const reference = /REP-2026-\d{5}/.exec(sent.text)?.[0] ?? '';
    const [saved] = await rows<{ id: string; words: string; reporter_contact: string; resident_id: string | null }>(
      'select c.id, r.words, r.reporter_contact, c.resident_id from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id where c.landlord_id = $1 and c.reference = $2', site.larch.id, reference);
    assert.deepEqual([saved?.words, saved?.reporter_contact, saved?.resident_id], ['It drips.\nAll night', '07700 900456', null]);
    const notes = await rows<{ words: string }>("select data->>'words' as words from case_events where landlord_id = $1 and case_id = $2 and type = 'NoteAdded'", site.larch.id, saved?.id);
    assert.match(notes[0]?.words ?? '', /more at risk.*Ask, and write down only what they agree to.*after 3pm/);
    const verified = await site.database.inLandlord(site.larch.id, (tx) => verifyCase(tx, reference));
    assert.equal(verified?.intact, true);
    const page = await visitor.open(sent.url.replace('/sent', ''));
    assert.match(page.text, /\/thumbnail"/);
    assert.doesNotMatch(page.text, /more at risk/, 'a note for the staff is not for the page');
  });

  test('nobody’s name, number or address is ever in an address of a page', async () => {
    const visitor = new PageVisitor(site.server);
    const check = await answerReport(visitor, site);
    assert.equal(check.url, `/l/${site.larch.slug}/report`);
  });

  test('danger comes first: who to call, then the report goes on as an emergency', async () => {
    const visitor = new PageVisitor(site.server);
    const first = await visitor.open(`/l/${site.larch.slug}/report`);
    assert.match(first.text, /0800\s111\s999/);
    assert.match((await visitor.send({ danger: 'gas' })).text, /Leave the home now[\s\S]*0800\s111\s999/);
    await visitor.open(`/l/${site.larch.slug}/report`);
    assert.match((await visitor.send({ danger: 'danger' })).text, /0161\s496\s0999/);
    assert.equal((await visitor.send({})).heading, 'What is the postcode?');
    await answerReport(visitor, site, { danger: 'danger', problem: 'no-water' });
    const sent = await sendReport(visitor);
    const [saved] = await rows<{ emergency: boolean; clocks: string[] }>(
      `select r.is_emergency as emergency, array(select d.rule from deadlines d where d.landlord_id = c.landlord_id and d.case_id = c.id) as clocks
       from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id where c.landlord_id = $1 and c.reference = $2`,
      site.larch.id, /REP-2026-\d{5}/.exec(sent.text)?.[0]);
    assert.equal(saved?.emergency, true);
    assert.ok(saved.clocks.includes('repairs.priority-emergency'));
  });

  test('an error keeps every answer, says what to do, and saves nothing', async () => {
    const visitor = new PageVisitor(site.server);
    const before = await countOf('cases');
    await answerReport(visitor, site, { mobile: '12', name: 'Sam “Sparks” Field' });
    assert.equal(visitor.last.status, 422);
    assert.match(visitor.last.text, /There is a problem[\s\S]*href="#mobile"/);
    assert.match(visitor.last.text, /<title>Error: /);
    assert.equal(visitor.last.values['name'], 'Sam “Sparks” Field');
    assert.equal(visitor.last.values['words'], tapAnswers.words);
    assert.equal(await countOf('cases'), before);
  });

  test('going back loses nothing, not even what was typed and not sent', async () => {
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { mobile: '12' });
    const back = await visitor.send({ name: 'Sam Fields' }, { button: ['go', 'back'] });
    assert.equal(back.heading, 'Could anyone at home be more at risk because of this?');
    assert.equal((await visitor.send({})).values['name'], 'Sam Fields');
  });

  test('one answer can be changed from the check, and the check comes back', async () => {
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { problem: 'inside-door' });
    const action = `/l/${site.larch.slug}/report`;
    assert.equal((await visitor.send({}, { button: ['go', 'change-room'], action })).heading, 'Where in your home is it?');
    const check = await visitor.send({ room: 'Bathroom' });
    assert.equal(check.heading, 'Check your answers, then send');
    assert.match(check.text, /Bathroom/);
    await visitor.send({}, { button: ['go', 'change-postcode'], action });
    assert.equal((await visitor.send({ postcode: 'M11AA' })).heading, 'Where is the problem?', 'another postcode has other addresses');
    assert.equal((await visitor.send({})).heading, 'Check your answers, then send');
  });

  test('an address that is not ours leads to a number to call, and says nothing of who lives where', async () => {
    const visitor = new PageVisitor(site.server);
    await visitor.open(`/l/${site.larch.slug}/report`);
    await visitor.send({ danger: 'no' });
    assert.match((await visitor.send({ postcode: 'ZZ9 9ZZ' })).text, /We have no homes at this postcode/);
    const places = await visitor.send({ postcode: 'M1 1AA' });
    assert.match(places.text, /14 Larch House/);
    assert.doesNotMatch(places.text, /Okafor/);
    assert.equal((await visitor.send({ place: 'not-listed' })).heading, 'Call us about your address');
    assert.equal((await visitor.send({})).heading, 'Where is the problem?');
    assert.equal((await visitor.send({ place: `home:${site.other.homeId}` })).status, 422, 'another landlord’s home is not on the list');
  });

  test('a name and number that are both on record are known as that resident; one alone is not', async () => {
    const residentOf = async (differing: object) => {
      const { reference } = await reported(site, { problem: 'something-else', ...differing });
      return (await rows<{ id: string | null }>('select resident_id as id from cases where landlord_id = $1 and reference = $2', site.larch.id, reference))[0]?.id;
    };
    assert.equal(await residentOf({ name: 'Adaeze Okafor', mobile: '+44 7700 900123' }), site.larch.residentId);
    assert.equal(await residentOf({ name: 'Adaeze Okafor', mobile: '07700 900999' }), null);
    assert.equal(await residentOf({ name: 'Sam Field', mobile: '07700 900123' }), null);
  });

  test('the photos of somebody who is known are on their own page, whatever short name they typed', async () => {
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { problem: 'something-else', name: 'Adaeze Okafor', mobile: '07700 900123' });
    const sent = await sendReport(visitor, { photos: [await picture()] });
    assert.match(sent.text, /We have your photo\./);
  });

  test('a photo that is not one is refused in words, and nothing is saved', async () => {
    const visitor = new PageVisitor(site.server);
    const before = await countOf('cases');
    await answerReport(visitor, site, { problem: 'window' });
    const refused = await sendReport(visitor, { photos: [Buffer.from('not a picture')] });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /is not a photo we can read/);
    assert.equal(refused.values['words'], tapAnswers.words);
    assert.equal(await countOf('cases'), before);
  });

  test('a program that fills the hidden box, and a form that is not ours, send nothing', async () => {
    const visitor = new PageVisitor(site.server);
    const before = await countOf('cases');
    await answerReport(visitor, site, { problem: 'window' });
    assert.equal((await visitor.send({ website: 'https://spam.example' })).status, 422);
    await answerReport(visitor, site, { problem: 'window' });
    assert.equal((await visitor.send({ _csrf: 'made-up' })).status, 403);
    assert.equal(await countOf('cases'), before);
  });

  test('one network sends no more than thirty reports an hour, and is told who to call', async () => {
    const flood = new PageVisitor(site.server, '198.51.100.7');
    await answerReport(flood, site, { problem: 'something-else' });
    const check = flood.last;
    for (let sent = 0; sent < 30; sent += 1) {
      flood.last = check;
      assert.equal((await sendReport(flood)).status, 200);
    }
    flood.last = check;
    const stopped = await sendReport(flood);
    assert.equal(stopped.status, 429);
    assert.match(stopped.text, /0161\s496\s0999/);
    const neighbour = new PageVisitor(site.server, '198.51.100.8');
    await answerReport(neighbour, site, { problem: 'something-else' });
    assert.equal((await sendReport(neighbour)).status, 200);
  });
});

describe('a report that may be a danger or not', () => {
  const markOf = async (reference: string) => (await rows<{ hazard: string }>('select r.hazard from repairs r join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id where r.landlord_id = $1 and c.reference = $2', site.larch.id, reference))[0]?.hazard;

  test('is asked about danger: nothing chosen is asked again, and a clear no leaves the mark off', async () => {
    const visitor = new PageVisitor(site.server);
    const { danger, postcode, room, extent, since } = tapAnswers;
    await visitor.open(`/l/${site.larch.slug}/report`);
    for (const page of [{ danger }, { postcode }, { place: `home:${site.larch.homeId}` }, { problem: 'smoke-alarm' }, { room }, { extent, since }]) await visitor.send(page);
    assert.equal(visitor.last.heading, 'Could it be dangerous?');
    const again = await visitor.send({});
    assert.deepEqual([again.status, again.heading], [422, 'Could it be dangerous?']);
    assert.match(again.text, /Choose yes, no, or not sure/);
    const { reference, token, visitor: theirs } = await reported(site, { problem: 'smoke-alarm', safety: { 'safety-only-alarm': 'no' } });
    assert.equal(await markOf(reference), 'none-seen');
    assert.match((await theirs.open(`/r/${token}`)).text, /You answered no when we asked about danger\. If that changes, tell us here at once/);
  });

  test('is marked where they are not sure, or say that somebody is more at risk because of it; and where a second person who joins says so', async () => {
    assert.equal(await markOf((await reported(site, { problem: 'floor-or-stairs' })).reference), 'possible');
    assert.equal(await markOf((await reported(site, { problem: 'ceiling-or-plaster', safety: { 'safety-could-come-down': 'no' }, risk: 'yes' })).reference), 'possible');
    const first = await reported(site, { problem: 'no-electricity', safety: { 'safety-power-unsafe': 'no' } });
    assert.equal(await markOf(first.reference), 'none-seen');
    const second = new PageVisitor(site.server);
    await answerReport(second, site, { problem: 'no-electricity', name: 'Ben Second', safety: { 'safety-power-unsafe': 'yes' } });
    await second.send({ joining: 'join' });
    await sendReport(second);
    assert.equal(await markOf(first.reference), 'possible');
  });
});

describe('a second report of the same problem', () => {
  test('is offered to join the first, sees nothing of it, and is promised a call', async () => {
    const first = await reported(site, { problem: 'roof-or-gutter', words: 'A secret of the first report', name: 'Ann First' });
    const visitor = new PageVisitor(site.server);
    const offered = await answerReport(visitor, site, { problem: 'roof-or-gutter', name: 'Ben Second', words: 'Water again' });
    assert.equal(offered.heading, 'This may already have been reported');
    const check = await visitor.send({ joining: 'join' });
    const added = await sendReport(visitor, { photos: [await picture()] });
    assert.equal(added.heading, 'We have added what you told us');
    assert.match(added.text, /We will contact you by Wednesday 25 November/);
    for (const page of [offered, check, added]) assert.doesNotMatch(page.text, /secret|Ann First|REP-/);
    const events = await rows<{ type: string }>(
      'select e.type from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2', site.larch.id, first.reference);
    assert.ok(['ReportJoined', 'PromiseMade', 'PhotosAdded'].every((type) => events.some((event) => event.type === type)));
    const theirs = await first.visitor.open(`/r/${first.token}`);
    assert.doesNotMatch(theirs.text, /Ben Second|Water again|thumbnail/, 'the first sees nothing of the second either');
  });

  test('of damp is offered to join the case of damp that is open there, though there is no repair of it, and sees nothing of it', async () => {
    const { landlord, larch, database } = site;
    const first = await database.inLandlord(larch.id, async (tx) => {
      const asking = { tx, landlord, actor: larch.staff.surveyor, now: site.clock.now, today: site.clock.now.slice(0, 10), newId, database };
      const done = await performHazardReport(asking, { homeId: larch.homeId, communalAreaId: null, told: told({ awareAt: '2026-11-24 09:00', words: 'A secret of the first report' }) });
      assert.ok(done.ok);
      return done.draft.spine.file.reference;
    });
    const visitor = new PageVisitor(site.server, '192.0.2.31');
    const offered = await answerReport(visitor, site, { problem: 'damp-or-mould', name: 'Ben Second', words: 'Mould in the small bedroom' });
    assert.equal(offered.heading, 'This may already have been reported');
    const check = await visitor.send({ joining: 'join' });
    const added = await sendReport(visitor, { photos: [await picture()] });
    assert.equal(added.heading, 'We have added what you told us');
    for (const page of [offered, check, added]) assert.doesNotMatch(page.text, /secret|REP-|HAZ-/);
    const events = await rows<{ type: string; words: string; by: string }>("select e.type, e.data ->> 'words' as words, e.data ->> 'reporterName' as by from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2", larch.id, first);
    assert.deepEqual(events.filter(({ type }) => type === 'HazardHeardAgain').map(({ words, by }) => [words, by]), [['Mould in the small bedroom', 'Ben Second (07700 900456)']]);
    for (const type of ['HazardPhotosAdded', 'PromiseMade']) assert.ok(events.some((event) => event.type === type), type);
    const another = new PageVisitor(site.server, '192.0.2.32');
    await answerReport(another, site, { problem: 'damp-or-mould', words: 'The cellar' });
    await another.send({ joining: 'new' });
    assert.equal((await sendReport(another)).heading, 'We have your report');
    await rows("update cases set closed_at = now() where landlord_id = $1 and kind = 'hazard' returning id", larch.id);
  });

  test('puts nothing on the first one’s page, also under the first one’s name', async () => {
    const first = await reported(site, { problem: 'blocked-drain', name: 'Ann First' });
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { problem: 'blocked-drain', name: 'Ann First', words: 'Not hers' });
    await visitor.send({ joining: 'join' });
    assert.equal((await sendReport(visitor, { photos: [await picture()] })).heading, 'We have added what you told us');
    const theirs = await first.visitor.open(`/r/${first.token}`);
    assert.equal(theirs.status, 200);
    assert.doesNotMatch(theirs.text, /thumbnail|Not hers/);
  });

  test('can be a new one if they say so', async () => {
    const first = await reported(site, { problem: 'entryphone' });
    const visitor = new PageVisitor(site.server);
    await answerReport(visitor, site, { problem: 'entryphone' });
    await visitor.send({ joining: 'new' });
    const sent = await sendReport(visitor);
    assert.equal(sent.heading, 'We have your report');
    assert.doesNotMatch(sent.text, new RegExp(first.reference));
  });

  test('pressing send twice makes one repair: the second is asked whether it is the same', async () => {
    const visitor = new PageVisitor(site.server);
    const check = await answerReport(visitor, site, { problem: 'fence-or-path' });
    assert.equal((await sendReport(visitor)).heading, 'We have your report');
    visitor.last = check;
    assert.equal((await sendReport(visitor)).heading, 'This may already have been reported');
  });

  test('two reports sent at the same moment make one repair too', async () => {
    const both = [new PageVisitor(site.server, '192.0.2.11'), new PageVisitor(site.server, '192.0.2.12')];
    for (const visitor of both) await answerReport(visitor, site, { problem: 'extractor-fan' });
    const headings = (await Promise.all(both.map((visitor) => sendReport(visitor)))).map(({ heading }) => heading);
    assert.deepEqual(headings.toSorted(), ['This may already have been reported', 'We have your report']);
  });
});

test('a text too long for its place is refused on every page that it is sent from, by its own page, which has it still', async () => {
  const visitor = new PageVisitor(site.server, '192.0.2.21');
  const tooLong: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
    words: ['w'.repeat(2001), /Shorten what you wrote to 2000 characters\. It has 2001/], name: ['n'.repeat(101), /Shorten your name to 100 characters\. It has 101/], times: ['t'.repeat(5000), /Shorten the times to 100 characters\. It has 5000/],
    email: [`${'e'.repeat(300)}@example.org`, /There is a problem/], room: ['r'.repeat(3000), /There is a problem/],
  };
  for (const [field, [text, says]] of Object.entries(tooLong)) {
    for (const page of [{ danger: 'no' }, { postcode: 'M1 1AA' }] as const) {
      await visitor.open(`/l/${site.larch.slug}/report`);
      if ('postcode' in page) await visitor.send({ danger: 'no' });
      const answer = await visitor.send({ ...page, [field]: text });
      assert.deepEqual([answer.status, answer.values[field] ?? text], [422, text], field);
      assert.match(answer.text, says);
    }
  }
});

test('any words typed anywhere come back as they were on the check, and stand escaped on the page of the repair', async () => {
  const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text && text.replaceAll('\u0000', '') === text && !/\r/.test(text));
  const nasty = fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' & < > \"", '{link}', '&amp;lt;', '${1}');
  await fc.assert(
    fc.asyncProperty(fc.oneof(typed, nasty), fc.oneof(typed, nasty), async (words, name) => {
      const visitor = new PageVisitor(site.server, '192.0.2.1');
      const check = await answerReport(visitor, site, { problem: 'something-else', words, name, times: words });
      const kept = (text: string) => text.toWellFormed();
      assert.equal(check.values['words'], kept(words));
      assert.equal(check.values['name'], kept(name));
      assert.ok(decoded(check.text.replaceAll('<br>', '\n')).includes(kept(words)));
      assert.ok(!check.text.includes('<script>alert') && !check.text.includes('<img src=x'));
    }),
    { numRuns: 25 },
  );
  const { visitor, token } = await reported(site, { problem: 'something-else', words: '<script>alert("1")</script> & more', name: '<b>Sam</b> Field' });
  const page = await visitor.open(`/r/${token}`);
  assert.ok(page.text.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more'));
  assert.ok(!page.text.includes('<script>alert') && !page.text.includes('<b>Sam'));
});
