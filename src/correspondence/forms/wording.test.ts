import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { templateNamed } from '../words/templates.ts';
import { parseWording, readLanguage } from './wording.ts';

const template = templateNamed('new-link');
if (template === undefined) throw new Error('There is no such template.');
const good = { subject: ' A  link ', sentences: 'Your link (((reference))): ((link))\r\n\r\n  Call ((phone)).  ', more: '' };

describe('the words of a message, as typed', () => {
  test('are lines without what surrounds them', () => {
    assert.deepEqual(parseWording(template, good), { ok: true, language: 'English', wording: { subject: 'A link', sentences: ['Your link (((reference))): ((link))', 'Call ((phone)).'], more: [] } });
  });

  const refused: [string, Record<string, string>, string, RegExp][] = [
    ['blame', { more: 'It is your lifestyle.' }, 'more', /“lifestyle” reads as blame/],
    ['an empty promise', { more: 'We will ring shortly.' }, 'more', /“shortly” promises without a day\. Say by which day/],
    ['nothing to say', { sentences: ' ' }, 'sentences', /Enter what the message says/],
    ['no subject', { subject: '' }, 'subject', /Enter a subject/],
    ['too much', { more: 'x\n'.repeat(21) }, 'more', /at most 20 lines/],
    ['no language', { language: '<b>' }, 'language', /name of a language/],
  ];
  for (const [what, change, field, words] of refused) {
    test(`${what} is refused, beside its field`, () => {
      const parsed = parseWording(template, { ...good, ...change });
      assert.equal(parsed.ok, false);
      if (!parsed.ok) assert.match(parsed.errors[field] ?? '', words);
    });
  }

  const languages: [string, string | undefined][] = [['', 'English'], ['english', 'English'], [' polish ', 'Polish'], ['Kurdish  (Sorani)', 'Kurdish (Sorani)'], ['اردو', 'اردو'], ['1', undefined], ['x'.repeat(80), undefined]];
  for (const [typed, read] of languages) test(`the language "${typed}" is ${String(read)}`, () => assert.equal(readLanguage(typed), read));
});
