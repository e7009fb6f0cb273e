import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, dictionary, property, string, stringMatching } from 'fast-check';
import { capturedLines } from './captured-lines.ts';

describe('what was written on a phone, in lines that a person reads', () => {
  it('has the words of the form, and nothing of how it was sent', () => {
    assert.deepEqual(capturedLines({ _csrf: 'x', captureId: 'y', files: ['z'], outcome: 'follow-on', followOnWords: 'New tap', 'dueOn-day': '3', 'dueOn-month': '12', 'dueOn-year': '2026', checked: ['identity', 'tidy'] }), [
      { label: 'What came of the visit', text: 'More work is needed' },
      { label: 'What work is still needed', text: 'New tap' },
      { label: 'Promised by', text: '3/12/2026' },
      { label: 'Checklist', text: 'Showed my identity card and said why I came, Left the place safe and clean' },
    ]);
  });

  it('has the words of what was mended for now, with its day', () => {
    assert.deepEqual(capturedLines({ temporaryWords: 'Taped', permanent: 'New pipe', 'permanentBy-day': '3', 'permanentBy-month': '12', 'permanentBy-year': '2026' }), [
      { label: 'What was done for now', text: 'Taped' }, { label: 'The permanent repair', text: 'New pipe' }, { label: 'The permanent repair is promised by', text: '3/12/2026' },
    ]);
  });

  it('keeps a reading together: what, how much, where and by what', () => {
    assert.deepEqual(capturedLines({ 'reading-2-kind': 'moisture', 'reading-2-value': '22', 'reading-2-where': 'Wall', 'reading-2-instrument': 'Protimeter' }), [{ label: 'Reading 2', text: 'Moisture, 22, Wall, Protimeter' }]);
  });

  it('says what was chosen as the form said it, and keeps what it does not know', () => {
    const shown = (body: Readonly<Record<string, string>>) => capturedLines(body).map(({ text }) => text);
    assert.deepEqual(shown({ outcome: 'no-access', presence: 'not-present', priority: 'urgent', sameOperative: 'yes', checked: 'identity' }), ['No access', 'The resident was not there', 'Urgent', 'Yes', 'Showed my identity card and said why I came']);
    assert.deepEqual(shown({ outcome: 'constructor', priority: 'toString', presence: 'else' }), ['constructor', 'toString', 'else']);
  });

  it('drops no words, whatever the field is called', () => {
    check(property(dictionary(stringMatching(/^new[A-Z][a-z]{1,8}$/), string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() !== ''), { maxKeys: 20 }), (body) => {
      const shown = capturedLines(body);
      for (const [name, words] of Object.entries(body)) assert.ok(shown.some(({ label, text }) => label === name && text === words.trim()));
    }));
  });
});
