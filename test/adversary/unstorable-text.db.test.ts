import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Instant } from '../../src/clock/index.ts';
import { receivedTextIn } from '../../src/evidence/decide/match-text.ts';
import { optionalLines, optionalText, requiredText } from '../../src/platform/cells/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { DoorSite } from '../doors/door-site.ts';

// PostgreSQL holds no character nought and no half a letter. Nobody loses their words for one: every door takes the first out and makes the
// second whole; only a row of a file is refused, with its field, since there it says that the file was saved wrongly.

const typed = 'The tap\u0000 drips \ud83d still';
const kept = 'The tap drips \ufffd still';

describe('a text that cannot be stored', () => {
  let doors: DoorSite;
  let reference: string;
  before(async () => {
    doors = await DoorSite.open();
    reference = await doors.work.report('tap', doors.site.clock.now as Instant);
  });
  after(() => doors.close());

  const newest = () => doors.site.inLandlord(async (tx) => (await tx.query<{ words: string }>("select e.data ->> 'words' as words from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.landlord_id = $1 and c.reference = $2 and e.type = 'NoteAdded' order by e.sequence desc limit 1", [tx.landlordId, reference]))[0]?.words);

  it('is cleaned on a page, where the form was sent by no browser of ours', async () => {
    // As bytes: the two letters of a form's own writing would make half a letter whole before it is sent.
    const { status } = await doors.fill(doors.site.landlord.staff.adviser, `/cases/${reference}/notes`, { words: 'The tap\u0000 drips', seenVersion: String(await doors.versionOf(reference)) });
    assert.equal(status, 303);
    assert.equal(await newest(), 'The tap drips');
  });

  it('is cleaned in what a program sends', async () => {
    const { status, text } = await doors.call('adviser', `/api/v1/cases/${reference}/notes`, { words: typed, version: await doors.versionOf(reference) });
    assert.equal(status, 200, text);
    assert.equal(await newest(), kept);
  });

  it('is cleaned in a text message', () => {
    const heard = receivedTextIn({ id: newId(), source_number: '447700900123', destination_number: '447700900100', message: typed });
    assert.equal(heard?.words, kept);
  });

  it('is refused in a cell of a file, of whatever kind', () => {
    for (const read of [requiredText, optionalText, optionalLines]) for (const cell of ['The tap\u0000 drips', 'The tap \ud83d drips']) assert.equal(read(cell, 200).ok, false);
  });
});
