import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { verifyCasefile } from '../../src/sealed-casefile/verify/verify-casefile.ts';
import { apiTokenFor } from '../../test/api-token.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('what proves something finds its way to its case, and out of the house', () => {
  let site: Site;
  let adviser: Visitor;
  let manager: Visitor;
  let reference = '';
  let folder = '';

  /** As a mail server hands it over. */
  async function emailArrives(token: string, subject: string): Promise<void> {
    const photo = await aPhoto('ceiling.jpg');
    const lines = ['From: Sam Okafor <sam@else.example>', `Subject: ${subject}`, 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'It is worse now.', '--b',
      'Content-Disposition: attachment; filename="ceiling.jpg"', 'Content-Transfer-Encoding: base64', '', photo.buffer.toString('base64'), '--b--', ''];
    const form = new FormData();
    form.set('message', new Blob([lines.join('\r\n')]), 'mail.eml');
    const answer = await fetch(`${site.address}/api/v1/evidence/unmatched`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}`, 'idempotency-key': subject.replaceAll(' ', '-') } });
    assert.equal(answer.status, 201, await answer.text());
  }

  before(async () => {
    site = await openSite();
    folder = await mkdtemp(join(tmpdir(), 'putright-evidence-journey-'));
    const { token, landlordId } = await apiTokenFor(site.database, { landlord: 'tarnbrook-homes', email: 'adviser@tarnbrook.example', scopes: ['arrivals:add'] });
    const [found] = await site.database.inLandlord(landlordId, (tx) => tx.query<{ reference: string }>(
      "select reference from cases where landlord_id = $1 and kind = 'repair' and stage = 'booked' and resident_id is not null order by reference desc limit 1", [landlordId]));
    reference = found?.reference ?? '';
    await emailArrives(token, 'My ceiling');
    await emailArrives(token, 'Buy our gutters');
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example', { screen: 'phone', javaScript: false });
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [adviser, manager]) await visitor.leave();
    await site.close();
    await rm(folder, { recursive: true });
  });

  test('an email without a case waits, and a person matches it', async () => {
    await adviser.sees('2 things that arrived have no case yet');
    await adviser.follow('2 things that arrived have no case yet');
    await adviser.follow('My ceiling');
    await adviser.sees('It is worse now.');
    await adviser.pressOn(adviser.page.locator('main').getByRole('button', { name: 'Search' }));
    await adviser.sees('Enter what to search for');
    await adviser.write('Find the case', reference);
    await adviser.pressOn(adviser.page.locator('main').getByRole('button', { name: 'Search' }));
    await adviser.press(new RegExp(`^Match.*${reference}`));
    await adviser.sees(`Matched to ${reference} by`);
    await adviser.follow('record the contact');
    assert.equal(adviser.path, `/cases/${reference}/contacts`);
    await adviser.open(`/cases/${reference}/evidence`);
    await adviser.sees('Added by Sam Okafor');
    await adviser.open('/orphans?status=matched');
    await adviser.sees('My ceiling');
  });

  test('what belongs to no case is put aside by a manager, with a reason', async () => {
    await manager.open('/orphans');
    await manager.follow('Buy our gutters');
    await manager.press('Put it aside');
    await manager.sees('Say why it belongs to no case');
    await manager.write('Why it belongs to no case', 'An advertisement');
    await manager.press('Put it aside');
    await manager.open('/orphans?status=put aside');
    await manager.sees('Buy our gutters');
    await manager.open('/orphans');
    await manager.sees('Nothing waits. Everything that arrived has its case.');
    await manager.open('/orphans/new');
    await manager.press('Keep them here');
    await manager.sees('Choose at least one file');
  });

  test('a photo is added with what it shows, and the words are still there when no file was chosen', async () => {
    await manager.open(`/cases/${reference}/evidence`);
    await manager.press('Add evidence');
    await manager.write('What it shows (optional)', 'Stain by the lamp');
    await manager.press('Add the evidence');
    assert.equal(await manager.page.getByLabel('What it shows (optional)').inputValue(), 'Stain by the lamp');
    await manager.attach(await aPhoto('stain.jpg'));
    await manager.press('Add the evidence');
    await manager.sees('Photo: Stain by the lamp');
  });

  test('the original is opened, and a photo of another home withdrawn, each with a reason', async () => {
    await manager.follow('Open the original');
    await manager.press('Open it');
    await manager.sees('There is a problem');
    await manager.open(`/cases/${reference}/evidence`);
    await manager.follow('Withdraw');
    await manager.press('Withdraw it');
    await manager.sees('There is a problem');
    await manager.write('Why is it withdrawn?', 'It shows another home');
    await manager.press('Withdraw it');
    await manager.sees('Withdrawn by');
    await manager.sees('because: It shows another home');
  });

  test('the record leaves the house as a file that anybody can check, its gaps first', async () => {
    await manager.open(`/cases/${reference}`);
    await manager.sees('Make a sealed casefile for the Ombudsman or the resident');
    await manager.open(`/cases/${reference}/sealed-casefile`);
    await manager.sees('Gaps in the record');
    await manager.choose('The resident');
    await manager.press('Make it');
    await manager.sees('Say why it leaves the house');
    await manager.choose('The Ombudsman');
    await manager.write('Why does it leave the house?', 'The Ombudsman asked for it');
    await manager.press('Make it');
    await manager.sees('The sealed casefile is ready');
    const href = await manager.page.getByRole('button', { name: 'Download the file' }).getAttribute('href');
    const answer = await manager.page.request.get(href ?? '');
    const path = join(folder, 'casefile.zip');
    await writeFile(path, await answer.body());
    const { text, exitCode } = await verifyCasefile(path);
    assert.equal(exitCode, 0, text);
  });
});
