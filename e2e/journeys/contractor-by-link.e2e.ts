import { after, before, describe, test } from 'node:test';
import { routeFacts } from '../../test/route-facts.ts';
import { acceptDay, proposeDay } from '../order-days.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a contractor without a sign-in carries out an order by a link, on a phone', () => {
  let site: Site;
  let contractor: Visitor;
  let planner: Visitor;
  let [order, link] = ['', ''];

  before(async () => {
    site = await openSite();
    const facts = await routeFacts(site.database, 'tarnbrook-homes');
    [order, link] = [`/cases/${facts.hazard}/orders/${facts.orderNumber}`, `/o/${facts.orderLinkToken}`];
    contractor = await Visitor.arrive(site, { screen: 'phone' });
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [contractor, planner]) await visitor.leave();
    await site.close();
  });

  test('they read what to do and what is dangerous there, and accept it', async () => {
    await contractor.open(link);
    await contractor.sees('Board up the window');
    await contractor.sees('Register of site hazards');
    await contractor.press('Accept the order');
    await contractor.press('Accept the order');
    await contractor.sees('You have accepted the order');
  });

  test('they propose a day, and are told what is missing', async () => {
    await proposeDay(contractor, site.clock.now);
    await acceptDay(planner, order, { reads: 'Links to this order' });
  });

  test('they say that it is done, with a photo', async () => {
    await contractor.open(link);
    await contractor.press('Say that it is done');
    await contractor.write('What was done', 'Boarded up');
    await contractor.choose('Yes');
    await contractor.write('What else is needed, and which trade', 'A glazier for the pane');
    await contractor.attach(await aPhoto('window.jpg'));
    await contractor.press('Send');
    await contractor.sees('Recorded as done');
  });

  test('the office withdraws the link, and it opens nothing more', async () => {
    await planner.open(order);
    await planner.press('Withdraw the link');
    await planner.press('Withdraw the link');
    await planner.sees('Link withdrawn');
    await contractor.open(link, 404);
  });
});
