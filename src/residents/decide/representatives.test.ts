import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addDays, instant, plainDate } from '../../clock/index.ts';
import { parseEndOfRepresentative, parseRepresentative } from '../forms/representatives.ts';
import { actsOn, type Representative, type RepresentativeId } from '../model/representatives.ts';
import { addRepresentative, endRepresentative, type AddRepresentative, type RepresentativeRefusal } from './representatives.ts';

const today = plainDate('2026-11-23');
const context = { actor: { kind: 'system', name: 'Putright' }, now: instant('2026-11-23T09:00:00.000Z'), today, newId: () => 'new-id' } as const;
const ngozi: AddRepresentative = { name: 'Ngozi Okafor', part: 'relative or friend', phone: '07700900456', email: null, mayDecide: false, agreedHow: 'they said so on the phone', agreedWords: '', until: null };
const acting: Representative = { ...ngozi, id: 'ngozi' as RepresentativeId, agreedOn: plainDate('2026-10-01'), endedOn: null };

describe('who acts for a resident', () => {
  it('is written down with what was agreed, from today', () => {
    const decision = addRepresentative({ representatives: [] }, ngozi, context);
    assert.deepEqual(decision.ok && decision.events, [{ type: 'RepresentativeAdded', representative: { ...ngozi, id: 'new-id', agreedOn: today, endedOn: null } }]);
  });

  const refused: [why: string, AddRepresentative, RepresentativeRefusal][] = [
    ['nobody could reach them', { ...ngozi, phone: null }, 'representative-out-of-reach'],
    ['it would be over already', { ...ngozi, until: plainDate('2026-11-22') }, 'representative-until-past'],
    ['it is in their best interests and nobody says why', { ...ngozi, agreedHow: 'they cannot agree: it is in their best interests' }, 'best-interests-without-why'],
    ['they act for them already', { ...ngozi, name: 'NGOZI OKAFOR' }, 'same-representative'],
  ];
  for (const [why, command, refusal] of refused) it(`is refused where ${why}`, () => assert.deepEqual(addRepresentative({ representatives: [acting] }, command, context), { ok: false, refusal }));

  it('may be written down anew once it has lapsed', () => {
    assert.equal(addRepresentative({ representatives: [{ ...acting, until: plainDate('2026-11-22') }] }, ngozi, context).ok, true);
  });

  it('ends when consent is taken back, and only once', () => {
    const ended = endRepresentative({ representatives: [acting] }, { representativeId: 'ngozi', because: 'She rang' }, context);
    assert.deepEqual(ended.ok && ended.events, [{ type: 'RepresentativeEnded', representativeId: 'ngozi', on: today, because: 'She rang' }]);
    for (const representatives of [[], [{ ...acting, endedOn: today }], [{ ...acting, until: plainDate('2026-11-22') }]]) {
      assert.deepEqual(endRepresentative({ representatives }, { representativeId: 'ngozi', because: 'She rang' }, context), { ok: false, refusal: 'no-such-representative' });
    }
  });

  it('acts on every day from the first to the last agreed, and on none from the day it was ended', () => {
    fc.assert(fc.property(fc.integer({ min: -40, max: 40 }), fc.option(fc.integer({ min: 0, max: 30 })), fc.option(fc.integer({ min: 0, max: 30 })), (offset, lasts, ended) => {
      const of = { agreedOn: today, until: lasts === null ? null : addDays(today, lasts), endedOn: ended === null ? null : addDays(today, ended) };
      assert.equal(actsOn(of, addDays(today, offset)), offset >= 0 && offset <= (lasts ?? Infinity) && offset < (ended ?? Infinity));
    }));
  });
});

describe('the form', () => {
  const typed = { name: 'Ngozi Okafor', part: 'relative or friend', phone: '07700 900 456', email: '', mayDecide: 'be told', agreedHow: 'they said so on the phone', agreedWords: '', 'until-day': '', 'until-month': '', 'until-year': '' };
  it('reads who it is', () => assert.deepEqual(parseRepresentative(typed), { ok: true, command: ngozi }));

  const wrong: [Partial<typeof typed>, field: string][] = [
    [{ name: '' }, 'name'], [{ part: 'neighbour' }, 'part'], [{ phone: '12' }, 'phone'], [{ email: 'ngozi' }, 'email'], [{ mayDecide: '' }, 'mayDecide'], [{ agreedHow: 'hearsay' }, 'agreedHow'], [{ 'until-day': '31', 'until-month': '2', 'until-year': '2027' }, 'until'],
  ];
  for (const [differing, field] of wrong) it(`names what is wrong: ${field}`, () => {
    const parsed = parseRepresentative({ ...typed, ...differing });
    assert.deepEqual(!parsed.ok && Object.keys(parsed.errors), [field]);
  });

  it('asks who no longer, and why', () => {
    const parsed = parseEndOfRepresentative({});
    assert.deepEqual(!parsed.ok && Object.keys(parsed.errors), ['representative', 'because']);
  });
});
