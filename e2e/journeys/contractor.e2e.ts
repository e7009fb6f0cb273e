import { after, before, describe, test } from 'node:test';
import { addOrder } from '../../test/order-facts.ts';
import { waitingForVisit } from '../book-visits.ts';
import { figuresCounted } from '../figures-counted.ts';
import { quietHome } from '../homes.ts';
import { acceptDay, proposeDay } from '../order-days.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a contractor carries out an order', () => {
  let site: Site;
  let contractor: Visitor;
  let planner: Visitor;
  let manager: Visitor;
  let reference = '';

  before(async () => {
    site = await openSite();
    const home = await quietHome(site, 1);
    ({ reference } = await waitingForVisit(site, home));
    await site.database.inLandlord(home.landlordId, async (tx) => {
      const [firm] = await tx.query<{ id: string }>("select id from organisations where landlord_id = $1 and kind = 'contractor'", [tx.landlordId]);
      await addOrder(tx, reference, firm?.id ?? '');
    });
    contractor = await Visitor.signedIn(site, 'contractor@tarnbrook.example', { screen: 'phone' });
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example', { screen: 'phone', javaScript: false });
  });
  after(async () => {
    for (const visitor of [contractor, planner, manager]) await visitor.leave();
    await site.close();
  });

  test('a manager reads on a phone what they have to do, their contracts and what is after their last day', async () => {
    await manager.open('/contractors');
    await manager.follow('Brightside Plumbing');
    await manager.sees('Contracts');
    await manager.open(`${manager.path}?show=too-late`);
    await manager.sees(/for a day after their contract/);
  });

  test('they find it among the new ones, and accept it', async () => {
    // The landlord's own history may have left them others.
    await contractor.sees(/\d new orders?: accept or turn down/);
    await contractor.seesNot('Promises this week');
    await contractor.seesNot('Search homes, people, references');
    await contractor.follow(/\d new orders?/);
    await contractor.follow(`${reference}, order 1`);
    await contractor.sees('Board up the window');
    await contractor.sees('Shown once you have accepted the order');
    await contractor.press('Accept the order');
    await contractor.press('Accept the order');
    await contractor.seesNot('Shown once you have accepted the order');
  });

  test('they propose a day, which says what is missing and keeps what was typed; the planner accepts it', async () => {
    await proposeDay(contractor, site.clock.now, { note: 'We need the parking bay' });
    await acceptDay(planner, `/cases/${reference}/orders/1`, { reads: 'We need the parking bay' });
  });

  test('they ask for a variation, which waits, and withdraw it', async () => {
    await contractor.open('/our-orders?show=scheduled');
    await contractor.follow(`${reference}, order 1`);
    await contractor.press('Ask for a variation');
    await contractor.write('Other work, all of it, with a price', 'Board up = 40.00\nA second window = 35.00');
    await contractor.write('Why the scope changes', 'The next pane is cracked as well');
    await contractor.press('Ask for the variation');
    await contractor.sees('Waits for authorisation');
    await contractor.press('Withdraw the variation');
    await contractor.write('Why it is withdrawn', 'The glazier comes for it');
    await contractor.press('Withdraw it');
    await contractor.seesNot('Waits for authorisation');
  });

  test('they say that it is done, with a photo and what else is needed', async () => {
    await contractor.press('Say that it is done');
    await contractor.write('What was done', 'Boarded up');
    await contractor.choose('Yes');
    await contractor.write('What else is needed, and which trade', 'A glazier for the pane');
    await contractor.attach(await aPhoto('window.jpg'));
    await contractor.press('Send');
    await contractor.sees('a photo added');
    await planner.open(`/cases/${reference}/orders/1`);
    await planner.sees('A glazier for the pane');
  });

  test('they read how they do, and so does the planner, on a page of the same figures', async () => {
    await figuresCounted(site);
    await contractor.open('/our-orders/figures');
    await contractor.sees('What Tarnbrook Homes counts of our orders');
    await contractor.open('/our-orders/figures/rows?measure=orders-turned-down');
    await planner.open('/contractors');
    await planner.follow('Our own joiners');
    await planner.sees('Time to answer an order');
    await planner.follow('With variations');
    await planner.sees(`${reference}, order 1`);
    await planner.follow('By month, and for other months');
    await planner.sees('Variations asked for: sum');
  });

  test('nothing else of the landlord’s opens to them', async () => {
    await contractor.open(`/cases/${reference}`, 403);
    await contractor.open('/queue', 403);
  });
});
