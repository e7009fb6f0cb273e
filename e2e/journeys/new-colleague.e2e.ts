import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const email = 'nadia.farouk@tarnbrook.example';
const ownPassword = 'lantern-otter-quarry-19';

describe('an administrator lets a new colleague in', () => {
  let site: Site;
  let administrator: Visitor;
  let colleague: Visitor;
  let temporary = '';

  before(async () => {
    site = await openSite();
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example');
    colleague = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
  });
  after(async () => {
    for (const visitor of [administrator, colleague]) await visitor.leave();
    await site.close();
  });

  test('adds them with a role and a team, and reads the temporary password once', async () => {
    await administrator.follow('Administration');
    await administrator.open('/admin/staff/new');
    await administrator.write('Full name', 'Nadia Farouk');
    await administrator.press('Add them');
    await administrator.sees('There is a problem');
    assert.equal(await administrator.page.getByLabel('Full name').inputValue(), 'Nadia Farouk');
    await administrator.write('Email address', email);
    await administrator.choose('Tarnbrook Homes');
    await administrator.choose('Adviser');
    await administrator.choose('Customer centre');
    await administrator.press('Add them');
    temporary = (await administrator.page.locator('main code').innerText()).trim();
    assert.ok(temporary.length >= 12);
  });

  test('the colleague chooses a password of their own before anything else opens', async () => {
    await colleague.signIn(email, temporary);
    assert.equal(await colleague.heading(), 'Choose your own password');
    await colleague.write('New password', 'short');
    await colleague.write('New password again', 'short');
    await colleague.press('Save password and sign in');
    await colleague.sees('There is a problem');
    await colleague.write('New password', ownPassword);
    await colleague.write('New password again', ownPassword);
    await colleague.press('Save password and sign in');
    assert.equal(colleague.path, '/work');
  });

  test('their role opens what it says, and no more', async () => {
    await colleague.open('/report');
    await colleague.open('/admin/staff', 403);
    await colleague.sees('Administrators can use this page');
  });

  test('signed out, the way back is their own password and not the temporary one', async () => {
    await colleague.press('Sign out');
    await colleague.signIn(email, temporary);
    await colleague.sees('The email address or the password is not right');
    await colleague.signIn(email, ownPassword);
    assert.equal(colleague.path, '/work');
  });

  test('signed out everywhere by the administrator, they are asked to sign in again', async () => {
    await administrator.follow(/Nadia Farouk/);
    await administrator.press(/Sign .* out everywhere|everywhere/i);
    await colleague.page.goto('/work');
    assert.equal(colleague.path, '/sign-in');
  });
});
