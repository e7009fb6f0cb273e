import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { rowsOf } from '../../test/invented-landlord.ts';
import { openSealedCasefileSite, type SealedCasefileSite } from '../../test/sealed-casefile-site.ts';
import { ask, cookieOf, sendForm } from '../../test/site-by-role.ts';
import { readFiles, rewritten } from '../../test/zip-files.ts';
import { verifyCasefile } from './verify/verify-casefile.ts';

let site: SealedCasefileSite;
let whole: Buffer;
let count = 0;

describe('a sealed casefile', () => {
  before(async () => {
    site = await openSealedCasefileSite();
    const made = await site.make('ombudsman', 'The Ombudsman asked for it');
    whole = (await ask(site.server, `${made}/file`, cookieOf(site.larch, 'manager'))).bytes;
  });
  after(() => site.close());

  const verify = async (bytes: Buffer) => {
    const path = join(site.folder, `${(count += 1)}.zip`);
    await writeFile(path, bytes);
    return verifyCasefile(path);
  };
  const eventsOf = (reference: string) => rowsOf<{ type: string; data: Record<string, unknown>; actor_name: string }>(site.database, site.larch.id, 'select e.type, e.data, e.actor_name from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where e.landlord_id = $1 and c.reference = $2 order by e.sequence', site.larch.id, reference);

  test('holds both cases, the photo as it is shown and as it was sent, a PDF, and what to check it by', async () => {
    const files = await readFiles(whole);
    assert.deepEqual([...files.keys()], [
      'README.txt', 'gaps.json', 'record.pdf', 'left-out.json',
      ...[site.reference, site.linked].flatMap((reference) => ['case.json', 'events.jsonl', 'clocks.json', 'promises.json', 'contacts.json', 'messages.json', 'evidence.json'].map((name) => `cases/${reference}/${name}`)),
      `cases/${site.reference}/evidence/001.jpg`, `cases/${site.reference}/originals/001.bin`, 'manifest.json',
    ]);
    assert.match(String(files.get(`cases/${site.reference}/originals/001.bin`)), /SomePhone/);
    assert.doesNotMatch(String(files.get(`cases/${site.reference}/evidence/001.jpg`)), /SomePhone/);
    assert.match(String(files.get('record.pdf')?.subarray(0, 8)), /^%PDF-1\.7/);
    assert.match(String(files.get('README.txt')), /putright verify FILE\.zip/);
  });

  test('holds, by itself and with nothing else', async () => {
    const { text, exitCode } = await verify(whole);
    assert.equal(exitCode, 0, text);
    assert.match(text, new RegExp(`${site.reference}: 3 entries, each following the one before it\\.`));
    assert.match(text, /Why: The Ombudsman asked for it[\s\S]*Everything holds\.\n$/);
  });

  test('that it left the house is on the chain of each case in it: who, for whom and why', async () => {
    for (const reference of [site.reference, site.linked]) {
      const told = (await eventsOf(reference)).find(({ type }) => type === 'CasefileSealed');
      assert.deepEqual([told?.actor_name, told?.data], ['P. Shah', { of: site.reference, audience: 'ombudsman', reason: 'The Ombudsman asked for it', linked: [site.linked] }]);
    }
  });

  describe('changed by whoever got it', () => {
    test('one letter of any file is named', async () => {
      const files = await readFiles(whole);
      for (const [name, bytes] of files) {
        const changed = Buffer.from(bytes);
        const at = Math.floor(changed.length / 2);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const { text, exitCode } = await verify(await rewritten(new Map([...files, [name, changed]])));
        assert.equal(exitCode, 1, name);
        assert.match(text, name === 'manifest.json' ? /manifest\.json (is not as it was|cannot be read)/ : new RegExp(`${name.replaceAll('.', '\\.')} is not as it was`), text);
      }
    });

    test('a file taken out, put in, or sent in another’s place is named', async () => {
      const files = await readFiles(whole);
      const without = new Map([...files].filter(([name]) => name !== 'gaps.json'));
      assert.match((await verify(await rewritten(without))).text, /gaps\.json is missing/);
      assert.match((await verify(await rewritten(new Map([...files, ['extra.txt', Buffer.from('x')]])))).text, /extra\.txt was put in afterwards/);
    });

    test('an entry rewritten with its hash and the manifest made anew still breaks the chain', async () => {
      const files = await readFiles(whole);
      const name = `cases/${site.reference}/events.jsonl`;
      const forged = Buffer.from(String(files.get(name)).replace('The leak', 'No leak'));
      const { text, exitCode } = await verify(await rewritten(new Map([...files, [name, forged]]), { sealAnew: true }));
      assert.equal(exitCode, 1);
      assert.match(text, new RegExp(`${site.reference} is broken at entry 2: its contents were changed after it was written`));
    });

    test('a photo exchanged with the manifest made anew is not what the timeline says was received', async () => {
      const files = await readFiles(whole);
      const name = `cases/${site.reference}/evidence/001.jpg`;
      const { text, exitCode } = await verify(await rewritten(new Map([...files, [name, Buffer.from('another photo')]]), { sealAnew: true }));
      assert.deepEqual([exitCode, text.includes(`${name} is not the file that the timeline says was received`)], [1, true]);
    });

    test('any byte of the archive turned over: either it is named, or every file in it is still the same', async () => {
      const files = await readFiles(whole);
      for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 200)) {
        const turned = Buffer.from(whole);
        turned[at] = (turned[at] ?? 0) ^ 0x20;
        const { exitCode } = await verify(turned);
        if (exitCode === 0) assert.deepEqual(await readFiles(turned), files, `byte ${at}`);
      }
    });

    test('cut short, or no archive at all, is said in words', async () => {
      for (const bytes of [whole.subarray(0, whole.length - 100), Buffer.from('no archive')]) {
        const { text, exitCode } = await verify(bytes);
        assert.deepEqual([exitCode, /cannot be read as a ZIP/.test(text)], [1, true], text);
      }
    });
  });

  describe('who may', () => {
    const form = () => `/cases/${site.reference}/sealed-casefile`;
    for (const role of ['adviser', 'planner', 'surveyor', 'operative', 'administrator', 'board member'] as const) {
      test(`somebody who is only ${role}: no`, async () => {
        assert.equal((await ask(site.server, form(), cookieOf(site.larch, role))).status, 403);
      });
    }

    test('only whoever made it may fetch it', async () => {
      const made = await site.make('ombudsman', 'Again');
      const another = cookieOf({ ...site.larch, staffId: '0199aaaa-0000-7000-8000-000000000077' as never }, 'manager');
      assert.equal((await ask(site.server, `${made}/file`, another)).status, 403);
      assert.equal((await ask(site.server, made, another)).status, 200);
    });

    test('an entry that tells of something else is no casefile', async () => {
      assert.equal((await ask(site.server, `${form()}/1/file`, cookieOf(site.larch, 'manager'))).status, 404);
    });
  });

  test('without a reason, or without saying for whom, nothing is made and what was typed is still there', async () => {
    const before = (await eventsOf(site.reference)).length;
    const form = { from: `/cases/${site.reference}/sealed-casefile`, to: `/cases/${site.reference}/sealed-casefile`, cookie: cookieOf(site.larch, 'manager') };
    const answers = [await sendForm(site.server, form, { audience: 'ombudsman', reason: ' ' }), await sendForm(site.server, form, { reason: 'A good reason' }), await sendForm(site.server, form, { audience: 'resident', reason: 'They asked' })];
    assert.deepEqual(answers.map(({ status }) => status), [422, 422, 422]);
    assert.match(answers[0]?.body ?? '', /Say why it leaves the house/);
    assert.match(answers[1]?.body ?? '', /A good reason/);
    assert.match(answers[2]?.body ?? '', /No resident is named on this case/);
    assert.equal((await eventsOf(site.reference)).length, before);
  });
});
