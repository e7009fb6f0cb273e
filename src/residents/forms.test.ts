import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { parseContactDetails, parseNeeds } from './forms.ts';

const needs = { answer: 'declared', source: 'the person', consentBasis: 'explicit consent', kind: 'mobility', detail: 'Uses a stick', instruction: 'Allow ten minutes' };
const contact = { mobile: '07700 900 123', phone: '', email: '', preferredChannel: 'text', contactTimes: 'after 3pm', language: 'English', format: 'standard' };

describe('the form about needs', () => {
  it('becomes an answer with its source, footing and one new need', () => {
    assert.deepEqual(parseNeeds({ ...needs, end: ['a', 'b'] }), {
      ok: true,
      command: {
        answer: 'declared', source: 'the person', consentBasis: 'explicit consent', end: ['a', 'b'],
        add: [{ kind: 'mobility', detail: 'Uses a stick', instruction: 'Allow ten minutes' }],
      },
    });
  });

  const table: readonly (readonly [string, Record<string, string>, string | null])[] = [
    ['no answer', { answer: '' }, 'answer'],
    ['"unknown" is not an answer anybody gives', { answer: 'unknown' }, 'answer'],
    ['nobody who told us', { source: '' }, 'source'],
    ['no reason to hold it', { consentBasis: '' }, 'consentBasis'],
    ['a made-up reason', { consentBasis: 'because' }, 'consentBasis'],
    ['a detail without its kind', { kind: '' }, 'kind'],
    ['a kind without its detail', { detail: '' }, 'detail'],
    ['an essay', { detail: 'x'.repeat(501) }, 'detail'],
    ['no instruction for visitors', { instruction: '' }, null],
    ['no new need at all', { kind: '', detail: '', instruction: '' }, null],
  ];
  for (const [what, change, field] of table) {
    it(`${what}: ${field === null ? 'is fine' : `says so at ${field}`}`, () => {
      const parsed = parseNeeds({ ...needs, ...change });
      assert.deepEqual(parsed.ok ? [] : Object.keys(parsed.errors), field === null ? [] : [field]);
    });
  }
});

describe('the form of contact details', () => {
  const numbers: readonly (readonly [string, string | null])[] = [
    ['07700 900123', '07700900123'],
    ['(0161) 496-0000', '01614960000'],
    ['+44 7700 900123', '+447700900123'],
    ['', null],
  ];
  for (const [typed, stored] of numbers) {
    it(`a number typed "${typed}" is kept as ${stored ?? 'none'}`, () => {
      const parsed = parseContactDetails({ ...contact, mobile: typed });
      assert.equal(parsed.ok && parsed.command.mobile, stored);
    });
  }

  const wrong: readonly (readonly [string, string])[] = [
    ['mobile', '7700900123'], ['phone', 'none'], ['email', 'a.okafor'], ['email', 'a@b'], ['preferredChannel', 'pigeon'], ['language', ''], ['format', ''],
    ['contactTimes', 'x'.repeat(101)],
  ];
  for (const [field, typed] of wrong) {
    it(`refuses ${field} "${typed.slice(0, 12)}"`, () => {
      const parsed = parseContactDetails({ ...contact, [field]: typed });
      assert.deepEqual(parsed.ok ? [] : Object.keys(parsed.errors), [field]);
    });
  }
});

describe('any text in any field', () => {
  it('is an error or a value that can be stored, never a crash', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('\u0000', '\uD800'));
    fc.assert(fc.property(fc.constantFrom(...Object.keys({ ...needs, ...contact })), text, (field, value) => {
      for (const parsed of [parseNeeds({ ...needs, [field]: value }), parseContactDetails({ ...contact, [field]: value })]) {
        const stored = JSON.stringify(parsed.ok ? parsed.command : {});
        assert.ok(!stored.includes('\\u0000') && !/\\ud[89a-f]/.test(stored));
      }
    }));
  });
});
