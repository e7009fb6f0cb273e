import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { waitingForVisit } from '../book-visits.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('somebody moves in, tells us what they need, and takes their consent back', () => {
  let site: Site;
  let home: QuietHome;
  let adviser: Visitor;
  let onPhone: Visitor;

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 8);
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
    onPhone = await Visitor.signedIn(site, 'adviser@tarnbrook.example', { screen: 'phone', javaScript: false });
  });
  after(async () => {
    for (const visitor of [adviser, onPhone]) await visitor.leave();
    await site.close();
  });

  test('an adviser adds a person to a home by hand: what is missing is said, and what was typed stays', async () => {
    await onPhone.open(`/homes/${home.id}`);
    await onPhone.press('Add somebody who lives here');
    await onPhone.write('Name', 'Blessing Adeyemi');
    await onPhone.writeDate(/^Date of birth/, '1988-05-04');
    await onPhone.press('Add them');
    await onPhone.sees('There is a problem');
    assert.equal(await onPhone.page.getByLabel('Name', { exact: true }).inputValue(), 'Blessing Adeyemi');
    await onPhone.choose(new RegExp(home.residentName));
    await onPhone.choose('Household member');
    await onPhone.write('Mobile number', '07700 900123');
    await onPhone.choose('Text');
    await onPhone.press('Add them');
    await onPhone.seesNot('There is a problem');
    assert.equal(await onPhone.heading(), 'Blessing Adeyemi');
    await onPhone.sees('Needs not yet asked');
  });

  test('they are asked what they need; their consent taken back removes it at once, and the page says what stays', async () => {
    await onPhone.follow('Ask about needs');
    await onPhone.choose('Yes');
    await onPhone.page.getByLabel('Kind of need').selectOption({ index: 1 });
    await onPhone.write('What it is', 'Uses a wheelchair since an accident');
    await onPhone.write('What a visitor should do', 'Allow ten minutes to reach the door');
    await onPhone.page.locator('input[name="source"]').first().check();
    await onPhone.choose(/explicit|consent|agreed/i);
    await onPhone.press('Save what they told us');
    await onPhone.sees('Uses a wheelchair since an accident');
    await onPhone.follow('They withdraw their consent');
    await onPhone.sees('cannot be brought back');
    await onPhone.press('Remove what was held by consent');
    await onPhone.sees('There is a problem');
    await onPhone.page.locator('input[name="source"]').first().check();
    await onPhone.press('Remove what was held by consent');
    await onPhone.seesNot('wheelchair');
    await onPhone.seesNot('Allow ten minutes');
    await onPhone.open(`${onPhone.path}/withdraw-consent`);
    await onPhone.sees('there is nothing to remove');
  });

  test('somebody acts for them: what is missing is said, it stands on their page, and ends when consent is taken back', async () => {
    await onPhone.follow('Back to Blessing Adeyemi');
    await onPhone.sees('Nobody. Talk to them alone');
    await onPhone.follow('Add somebody who acts for them');
    await onPhone.write('Their name', 'Ngozi Adeyemi');
    await onPhone.choose('Relative or friend');
    await onPhone.choose('They may also decide, such as agree a visit');
    await onPhone.choose('They said so on the phone');
    await onPhone.press('Save who acts for them');
    await onPhone.sees('Give a phone number or an email address for them');
    await onPhone.write('Phone number', '07700 900456');
    await onPhone.press('Save who acts for them');
    await onPhone.sees('Saved: who acts for them');
    await onPhone.sees('Ngozi Adeyemi, relative or friend');
    await onPhone.follow('Somebody acts for them no longer');
    await onPhone.press('End it');
    await onPhone.sees('Choose who acts for them no longer');
    await onPhone.choose('Ngozi Adeyemi, relative or friend');
    await onPhone.write('Who told us, and why', 'Blessing rang: she speaks for herself now');
    await onPhone.press('End it');
    await onPhone.sees('Saved: they act for them no longer');
    await onPhone.seesNot('Ngozi Adeyemi');
  });

  test('two cases are linked and, when that was wrong, unlinked: both keep that there was a link and why it went', async () => {
    const one = (await waitingForVisit(site, home)).reference;
    const other = (await waitingForVisit(site, await quietHome(site, 9))).reference;
    await adviser.open(`/repairs/${one}`);
    await adviser.press('Link another case');
    await adviser.write('Reference of the other case', other);
    await adviser.choose('This was caused by the other case');
    await adviser.press('Link the cases');
    await adviser.sees('Linked cases');
    await adviser.sees(`Caused by ${other}`);
    await adviser.press('Take a link away');
    await adviser.press('Take the link away');
    await adviser.sees('There is a problem');
    await adviser.choose(`Caused by ${other}`);
    await adviser.write('Why is it taken away?', 'Another flat of the same name');
    await adviser.press('Take the link away');
    assert.equal(await linksTo(adviser, other), 0);
    await adviser.sees('Link taken away');
    await adviser.sees('Another flat of the same name');
    await onPhone.open(`/repairs/${other}`);
    assert.equal(await linksTo(onPhone, one), 0);
    await onPhone.sees(`No longer linked: Cause of ${one}`);
  });
  const linksTo = (visitor: Visitor, reference: string) => visitor.page.getByRole('region', { name: 'Linked cases' }).getByRole('link', { name: reference }).count();
});
