import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dampAsARepair } from '../book-visits.ts';
import { homesOfBoth, type QuietHome } from '../homes.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a hazard is told of from a phone, weighed by two people, and acted on', () => {
  let site: Site;
  let home: QuietHome;
  let operative: Visitor;
  let surveyor: Visitor;
  let manager: Visitor;
  let reference = '';

  before(async () => {
    site = await openSite();
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone', javaScript: false });
    surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    home = await ownHome();
  });
  after(async () => {
    for (const visitor of [operative, surveyor, manager]) await visitor.leave();
    await site.close();
  });

  async function ownHome(): Promise<QuietHome> {
    const [found] = await homesOfBoth(site);
    assert.ok(found, 'the demonstration has a home that both look after, whose household nobody asked');
    return found;
  }

  test('an operative finds the home by its postcode and says what they see, in one short page', async () => {
    await operative.open('/hazards/report');
    await operative.write('Postcode of the home', 'x');
    await operative.press('Find the home');
    await operative.sees('Enter the whole postcode');
    await operative.write('Postcode of the home', home.postcode);
    await operative.press('Find the home');
    await operative.follow(new RegExp(home.addressLine));
    await operative.press('Report the hazard');
    await operative.sees('Say what is wrong and where');
    await operative.write('What is wrong, and where?', 'Ceiling of the back bedroom bulges and drips on the cot');
    await operative.choose('Yes, or I am not sure');
    await operative.attach(await aPhoto('ceiling.jpg'));
    await operative.press('Report the hazard');
    await operative.sees(/Thank you\. HAZ-\d{4}-\d{5} is on record/);
    reference = /HAZ-\d{4}-\d{5}/.exec(await operative.words())?.[0] ?? '';
  });

  test('the surveyor sees it wait on the first page, with 24 hours and the photo', async () => {
    await surveyor.open('/work');
    await surveyor.follow(/To be weighed: \d/);
    await surveyor.follow(reference);
    await surveyor.sees('Emergency hazard: it is investigated and made safe within 24 hours');
    await surveyor.sees('Ceiling of the back bedroom bulges');
    await surveyor.sees('Not weighed yet');
    await surveyor.sees('A photo was added');
  });

  test('needs that nobody asked about are asked, or it is said why they could not be; what was typed is still there', async () => {
    await surveyor.press('Weigh the hazard');
    await surveyor.pick('Which kind of hazard is it?', 'Structural collapse and falling elements');
    await surveyor.choose(/^Serious/);
    await surveyor.choose('If it is left as it is');
    await surveyor.choose('No');
    await surveyor.choose(/^Significant hazard/);
    await surveyor.write('Why', 'The plaster hangs by the paper; the joists are sound');
    await surveyor.press('Save how it was weighed');
    await surveyor.sees('Not asked is not none');
    assert.equal(await surveyor.page.getByLabel('Why', { exact: true }).inputValue(), 'The plaster hangs by the paper; the joists are sound');
    await surveyor.write('Why they could not be asked', 'Nobody in; rang twice');
    await surveyor.press('Save how it was weighed');
    await surveyor.sees('proposes that it is significant and no emergency');
    await surveyor.sees('Still to be recorded: investigation, making it safe.');
  });

  test('whoever proposed it cannot agree; somebody else does, and only then the 24 hours end', async () => {
    await surveyor.open(`/hazards/${reference}/agree-lower`, 422);
    await surveyor.sees('You proposed it, so somebody else must agree.');
    await manager.open('/hazards/exchange');
    await manager.open('/hazards?show=second-person');
    await manager.follow(reference);
    await manager.press('Agree that it is less grave');
    await manager.press('Agree');
    await manager.sees('Two people agree that it is significant and no emergency');
    await manager.seesNot('within 24 hours, day or night');
  });

  test('each act is recorded, earlier ones with their time and why they are late, and steps stand beside the clocks', async () => {
    await surveyor.open(`/hazards/${reference}/step`);
    await surveyor.choose('An attempt to get in');
    await surveyor.write('What was done, and what came of it?', 'Knocked at ten; nobody in, card left');
    await surveyor.press('Save the step');
    await surveyor.sees('Knocked at ten; nobody in, card left');
    await surveyor.press('Record the investigation');
    await surveyor.choose('In person, at the home');
    await surveyor.write('Who investigated?', 'N. Bright');
    await surveyor.write('Why are they competent to?', 'Chartered surveyor');
    await surveyor.choose(/^Significant hazard/);
    await surveyor.write('What was found, and how it is known', 'Old leak from the bath above, now dry');
    await surveyor.write('What makes it safe? (optional)', 'Take the plaster down');
    await surveyor.press('Save what was found');
    await surveyor.sees('Say what stops it coming back; or, where nothing has to be done, why not.');
    await surveyor.write('Why nothing more is needed, where nothing is (optional)', 'The leak was mended in May');
    await surveyor.press('Save what was found');
    await surveyor.sees('To make it safe: Take the plaster down');
    await surveyor.press('Record a summary that was given on paper');
    await surveyor.choose('Handed over');
    await surveyor.write('What does it say?', 'What we found; we take the plaster down today');
    await surveyor.press('Save that it was given');
    await surveyor.press('Record that it was made safe');
    await surveyor.write('What was done, and how is it known to be safe?', 'Plaster down, joists seen');
    await surveyor.press('Save that it is safe');
    await surveyor.sees('Every act is recorded. The resident is asked whether they agree');
  });

  test('it closes with the resident’s yes', async () => {
    await surveyor.open(`/hazards/${reference}/close`);
    await surveyor.choose('The resident agrees that it is put right');
    await surveyor.press('Close it');
    await surveyor.sees('The resident has not said that they agree');
    await surveyor.open(`/hazards/${reference}/answer`);
    await surveyor.choose('They agree that it is');
    await surveyor.choose('In person');
    await surveyor.write('What did they say, or how did you try?', 'Glad it is gone');
    await surveyor.press('Save the answer');
    await surveyor.open(`/hazards/${reference}/close`);
    await surveyor.choose('The resident agrees that it is put right');
    await surveyor.press('Close it');
    await surveyor.sees('If it is back, report it again');
    await surveyor.open('/hazards?show=ended');
    await surveyor.sees(reference);
  });

  test('the same pages on a phone, and a repair that tells of damp gets a case of its own', async () => {
    const phone = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone' });
    for (const path of ['/hazards', `/hazards/${reference}`]) await phone.open(path);
    const another = (await homesOfBoth(site)).find(({ id }) => id !== home.id);
    assert.ok(another, 'the demonstration has another home that both look after');
    const repair = await dampAsARepair(site, another);
    await phone.open(`/repairs/${repair}`);
    await phone.press('Open a hazard case', 'button');
    await phone.sees('The hazard’s clocks count from then');
    await phone.pick('What does it seem to be?', 'Damp and mould growth');
    await phone.press('Open the hazard case');
    await phone.sees(`It was reported as the repair ${repair}`);
    await phone.press('Weigh the hazard');
    await phone.leave();
  });

  test('an administrator sets shorter limits of our own; a longer one than the law’s is said beside its box, and what was typed stays', async () => {
    const administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example', { screen: 'phone', javaScript: false });
    await administrator.open('/admin/settings/repairs');
    await administrator.follow('Our own limits for hazards');
    await administrator.sees(/In force now.*From .*set by Sam Whittle, for every hazard/);
    await administrator.write('Send the written summary', '4');
    await administrator.press('Save our own limits');
    await administrator.sees('4 working days is looser than the 3 working days of the');
    assert.equal(await administrator.page.getByLabel('Send the written summary').first().inputValue(), '4');
    await administrator.page.getByLabel('Send the written summary').first().fill('1');
    await administrator.press('Save our own limits');
    await administrator.sees(/From .*, set by .*, for every hazard: [^.]*send the written summary: 1 working day\b/);
    await administrator.leave();
  });
});
