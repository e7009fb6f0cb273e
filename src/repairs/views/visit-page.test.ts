import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder } from '../../../test/builders/order.ts';
import { aRepair, aVisit } from '../../../test/builders/repair.ts';
import { plainDate } from '../../clock/index.ts';
import { render } from '../../platform/html/index.ts';
import { visitPage, type VisitPageFacts } from './visit-page.ts';

const door = { instructions: ['Allow ten minutes to reach the door'], notYetAsked: false };
const shown = (order: VisitPageFacts['order'], at: VisitPageFacts['door'] = door) => render(visitPage({
  reference: 'REP-2026-00412', visit: aVisit(), repair: aRepair(), address: '14 Larch House', askFor: { name: 'Ms Okafor', phone: null }, door: at, order, register: 'No register of site hazards is held for this place.', photos: [], seenVersion: '1', causes: [], notNow: '', today: plainDate('2026-11-24'),
}, { csrfToken: '', body: {}, errors: {} }));

describe('what somebody at the door reads of the order they carry out', () => {
  it('is the dangers of the place, before anything else to do, and the instruction', () => {
    const page = shown(anOrder());
    assert.ok(page.indexOf('Dangers of the place: Asbestos in the boxing: do not drill') < page.indexOf('Renew both tap washers'));
    assert.match(page, /Dangers of the place: Asbestos/);
    assert.match(page, /Renew both tap washers/);
  });

  it('is what to know at the door, said once where the household’s own record says it too', () => {
    const page = shown(anOrder({ accessNeeds: 'Allow ten minutes to reach the door\nThe gate code is with the office' }));
    assert.equal(page.split('Allow ten minutes').length, 2);
    assert.match(page, /The gate code is with the office/);
  });

  it('is never what was agreed to be paid', () => assert.doesNotMatch(shown(anOrder()), /£|37\.00/));
  it('is the register of the place, on the visit of every order and of none', () => assert.match(shown(undefined), /Register of site hazards<[\s\S]*No register of site hazards is held/));
  it('is nothing where no order stands behind the visit', () => assert.doesNotMatch(shown(undefined), /Dangers of the place|Order 1/));
});
