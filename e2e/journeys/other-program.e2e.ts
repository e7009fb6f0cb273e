import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('an administrator lets another program in', () => {
  let site: Site;
  let administrator: Visitor;
  let token = '';
  const queue = async () => (await fetch(`${site.address}/api/v1/repairs?team=all`, { headers: { authorization: `Bearer ${token}` } })).status;

  before(async () => {
    site = await openSite();
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example', { screen: 'phone', javaScript: false });
  });
  after(async () => {
    await administrator.leave();
    await site.close();
  });

  test('makes a token for one person and some of their work, and reads it once', async () => {
    await administrator.open('/admin/staff');
    await administrator.follow('API tokens');
    await administrator.sees('There are no tokens: no other program has access.');
    await administrator.follow('Make a token');
    await administrator.press('Make the token');
    await administrator.sees('Choose whom it acts for');
    await administrator.write('Name', 'Scheduler');
    await administrator.pick('Whom does it act for?', /\(planner\)/);
    await administrator.choose('Read repairs, hazards and inspections');
    await administrator.choose('30 days');
    await administrator.press('Make the token');
    token = (await administrator.page.locator('main code').innerText()).trim();
    assert.equal(await queue(), 200);
  });

  test('stops it, and it opens nothing any more', async () => {
    await administrator.follow('Go to the tokens');
    await administrator.sees('Scheduler');
    await administrator.seesNot(token);
    await administrator.press(/^Revoke/);
    await administrator.sees('Revoked: it opens nothing any more.');
    assert.equal(await queue(), 401);
  });

  test('whoever writes the program can read what each problem means', async () => {
    await administrator.open('/api/problems/token-missing');
    await administrator.open('/api/problems/nothing', 404);
  });
});
