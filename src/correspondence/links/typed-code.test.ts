import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { assert as holds, constantFrom, integer, nat, property, record, uuid } from 'fast-check';
import { newId } from '../../platform/ids.ts';
import { makeTypedCode, readTypedCode } from './typed-code.ts';

const key = randomBytes(32);
const aLink = record({ at: integer({ min: Date.UTC(2020, 0, 2), max: Date.UTC(2053, 0, 1) }), landlordId: uuid() }).map(({ at, landlordId }) => ({ landlordId, linkId: newId(at) }));
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the code of a link that stands in a letter', () => {
  test('says between which ids its link lies, a second apart', () => {
    holds(property(aLink, (link) => {
      const read = readTypedCode(makeTypedCode(key, link));
      assert.ok(read !== undefined && read.idsFrom <= link.linkId && link.linkId < read.idsBefore);
    }));
  });

  test('is read however it is spaced, in small letters, with O for 0 and I or L for 1', () => {
    holds(property(aLink, constantFrom('O', 'o'), constantFrom('I', 'l', 'L'), (link, nought, one) => {
      const code = makeTypedCode(key, link);
      const typed = ` ${code.replaceAll('-', ' ').toLowerCase().replaceAll('0', nought).replaceAll('1', one)}`;
      assert.equal(readTypedCode(typed)?.letters, code.replaceAll('-', ''));
    }));
  });

  test('shows every slip of one letter, and any two neighbours that changed places', () => {
    holds(property(aLink, nat(15), constantFrom(...letters), (link, at, letter) => {
      const code = makeTypedCode(key, link).replaceAll('-', '');
      const slipped = `${code.slice(0, at)}${letter}${code.slice(at + 1)}`;
      if (slipped !== code) assert.equal(readTypedCode(slipped), undefined);
      const turned = `${code.slice(0, at)}${code[at + 1] ?? ''}${code[at] ?? ''}${code.slice(at + 2)}`;
      if (turned !== code) assert.equal(readTypedCode(turned), undefined);
    }));
  });

  test('is another with another key, and for another landlord', () => {
    holds(property(aLink, uuid(), (link, landlordId) => {
      assert.notEqual(makeTypedCode(randomBytes(32), link), makeTypedCode(key, link));
      if (landlordId !== link.landlordId) assert.notEqual(makeTypedCode(key, { ...link, landlordId }), makeTypedCode(key, link));
    }), { numRuns: 30 });
  });

  for (const typed of ['', 'K7QM', 'K7QM-2XRD-9HTB-4WPU', '../../work', 'A'.repeat(4000)]) {
    test(`“${typed.slice(0, 24)}” is no code`, () => assert.equal(readTypedCode(typed), undefined));
  }
});
