import { after, before, describe, test } from 'node:test';
import { quietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a home is sold, and is ours after all', () => {
  let site: Site;
  let administrator: Visitor;
  let adviser: Visitor;
  let path: string;

  before(async () => {
    site = await openSite();
    path = `/homes/${(await quietHome(site, 1)).id}`;
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example', { screen: 'phone' });
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [administrator, adviser]) await visitor.leave();
    await site.close();
  });

  test('an administrator enters the end; what is missing is said, and what was typed is kept', async () => {
    await adviser.open(path);
    await adviser.sees('Report a hazard here');
    await administrator.open(`${path}/end`);
    await administrator.choose('Sold to its tenant (Right to Buy or Right to Acquire)');
    await administrator.write('Anything to add', 'Completion statement of 3 March');
    await administrator.press('End this home');
    await administrator.sees('There is a problem');
    await administrator.write('Day', '3');
    await administrator.write('Month', '3');
    await administrator.write('Year', '2026');
    await administrator.press('End this home');
    await administrator.sees(/No longer ours since.*3 March 2026: it was sold to its tenant\. Completion statement of 3 March\./);
  });

  test('an adviser reads it, and is offered no report of a hazard there', async () => {
    await adviser.open(path);
    await adviser.sees('No new report is taken of it; cases that are open go on');
    await adviser.seesNot('Report a hazard here');
    await adviser.seesNot('Add somebody who lives here');
  });

  test('the sale fell through: with a reason it is ours again, and both stay on the record', async () => {
    await administrator.open(`${path}/end`);
    await administrator.press('Undo the end');
    await administrator.sees('There is a problem');
    await administrator.write('Why is it ours after all?', 'The buyer withdrew on the day');
    await administrator.press('Undo the end');
    await administrator.open(`${path}/end`);
    await administrator.sees('The buyer withdrew on the day');
    await adviser.open(path);
    await adviser.sees('Report a hazard here');
  });
});
