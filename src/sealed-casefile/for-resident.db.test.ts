import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { testNow } from '../../test/invented-landlord.ts';
import { openSealedCasefileSite, type SealedCasefileSite } from '../../test/sealed-casefile-site.ts';
import { readFiles, rewritten } from '../../test/zip-files.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { caseContext, performOnCase } from '../casefile/index.ts';
import { writeCasefile, type CasefileWanted } from './index.ts';
import { verifyCasefile } from './verify/verify-casefile.ts';

const program = join(import.meta.dirname, '../cli.ts');

describe('putright casefile, for the resident, and putright verify', () => {
  let site: SealedCasefileSite;
  let elsewhere = '';
  let zip = '';
  const residentId = newId();
  const wanted = (more: Partial<CasefileWanted> = {}): CasefileWanted => ({
    reference: site.reference, landlord: site.larch.slug, email: 'p.shah@larch.example', audience: 'resident', reason: 'She asked for her record', out: zip, ...more,
  });
  /** The command as somebody runs it who has nothing but the file: no database, no settings, another folder. */
  const verify = async (path: string) => {
    const { PATH = '' } = process.env;
    return promisify(execFile)(process.execPath, [program, 'verify', path], { cwd: elsewhere, env: { PATH } })
      .then(({ stdout }) => ({ code: 0, text: stdout }), (error: { readonly code: number; readonly stdout: string }) => ({ code: error.code, text: error.stdout }));
  };

  before(async () => {
    site = await openSealedCasefileSite();
    elsewhere = await mkdtemp(join(site.folder, 'elsewhere-'));
    zip = join(elsewhere, 'hers.zip');
    await site.database.inLandlord(site.larch.id, async (tx) => {
      await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id: residentId, name: 'Ms A. Okafor', preferred_channel: 'email', search_text: 'okafor', updated_at: testNow }]);
      await tx.query('update cases set resident_id = $3 where landlord_id = $1 and reference = $2', [tx.landlordId, site.reference, residentId]);
      const context = caseContext({ now: testNow, today: testNow.slice(0, 10), newId: () => newId() }, { kind: 'system', name: 'Test' });
      const noted = await performOnCase(tx, { reference: site.reference }, { type: 'AddNote', words: 'SECRET NOTE' }, context);
      assert.ok(noted.ok);
    });
    assert.match(await writeCasefile(site.database, site.store, wanted()), /hers\.zip: 1 case, gaps found: \d+\n$/);
  });
  after(async () => {
    await rm(elsewhere, { recursive: true, force: true });
    await site.close();
  });

  test('holds what is hers, names what is not there, and not a word of it', async () => {
    const files = await readFiles(await readFile(zip));
    const all = [...files.values()].map(String).join('\n');
    assert.doesNotMatch(all, /SECRET NOTE|SomePhone/);
    assert.match(String(files.get('left-out.json')), /internal-notes[\s\S]*another-residents-case|another-residents-case[\s\S]*internal-notes/);
    assert.ok(files.has(`cases/${site.reference}/evidence/001.jpg`) && ![...files.keys()].some((name) => name.includes('originals/') || name.includes(site.linked)));
  });

  test('holds, for somebody with nothing but the file', async () => {
    const { code, text } = await verify(zip);
    assert.equal(code, 0, text);
    assert.match(text, /Of 2 only the place is here: they were left out\.[\s\S]*Everything holds\./);
  });

  test('a byte changed, a file missing, an entry taken out: each is told plainly, and nothing is called whole', async () => {
    const files = await readFiles(await readFile(zip));
    const events = `cases/${site.reference}/events.jsonl`;
    const lines = String(files.get(events)).trimEnd().split('\n');
    const photo = files.get(`cases/${site.reference}/evidence/001.jpg`) ?? Buffer.alloc(0);
    const changed = Buffer.from(photo.map((byte, at) => (at === 40 ? byte ^ 1 : byte)));
    const spoilt: readonly (readonly [what: string, files: Map<string, Buffer>, says: RegExp, sealAnew?: true])[] = [
      ['a byte', new Map([...files, [`cases/${site.reference}/evidence/001.jpg`, changed]]), /evidence\/001\.jpg is not as it was when this was made/],
      ['a file', new Map([...files].filter(([name]) => name !== 'record.pdf')), /record\.pdf is missing/],
      ['an entry', new Map([...files, [events, Buffer.from(`${lines.filter((_, at) => at !== 1).join('\n')}\n`)]]), /is broken at entry 2/, true],
      ['the last entry', new Map([...files, [events, Buffer.from(`${lines.slice(0, -1).join('\n')}\n`)]]), /is broken at entry/, true],
    ];
    for (const [at, [what, bytes, says, sealAnew]] of spoilt.entries()) {
      const path = join(elsewhere, `spoilt-${at}.zip`);
      await writeFile(path, await rewritten(bytes, sealAnew === true ? { sealAnew } : {}));
      const { text, exitCode } = await verifyCasefile(path);
      assert.deepEqual([what, exitCode], [what, 1]);
      assert.match(text, says);
      assert.match(text, /This file does not hold/);
    }
    assert.equal((await verify(join(elsewhere, 'spoilt-0.zip'))).code, 1);
  });

  for (const [why, more, says] of [
    ['a person who does not work there', { email: 'nobody@larch.example' }, /Nobody with the address/],
    ['no landlord of that name', { landlord: 'nowhere' }, /There is no landlord/],
    ['no reason', { reason: ' ' }, /Say why it leaves the house/],
    ['nobody to make it for', { audience: 'neighbour' }, /Choose whom it is for/],
  ] as const) {
    test(`with ${why}, nothing is written`, async () => {
      const out = join(elsewhere, 'never.zip');
      await assert.rejects(writeCasefile(site.database, site.store, wanted({ ...more, out })), says);
      await assert.rejects(readFile(out), /ENOENT/);
    });
  }

  test('a file that is there already is never written over', async () => {
    await assert.rejects(writeCasefile(site.database, site.store, wanted()), /EEXIST/);
  });
});
