import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const mistakes = fileURLToPath(new URL('../../test/fixtures/homes-with-mistakes.csv', import.meta.url));

describe('an administrator brings in a file of homes', () => {
  let site: Site;
  let administrator: Visitor;

  before(async () => {
    site = await openSite();
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example', { screen: 'phone', javaScript: false });
  });
  after(async () => {
    await administrator.leave();
    await site.close();
  });

  test('what is left out is said', async () => {
    await administrator.open('/admin/imports');
    await administrator.sees('No file has been brought in yet');
    await administrator.open('/admin/imports/new');
    await administrator.press('Send and check');
    await administrator.sees('There is a problem');
  });

  test('a file is checked, and what is wrong with each row is told', async () => {
    await administrator.open('/admin/imports/new');
    await administrator.choose('Homes');
    await administrator.page.locator('input[type="file"]').setInputFiles(mistakes);
    await administrator.press('Send and check');
    await administrator.sees('homes-with-mistakes.csv');
    for (let looked = 0; looked < 60 && (await administrator.page.getByText('See how far it is now').count()) > 0; looked += 1) {
      await administrator.page.waitForTimeout(500);
      await administrator.open(administrator.path);
    }
    await administrator.sees('A spreadsheet shortened it');
    await administrator.open('/admin/imports');
  });
});
