import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html, render } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import * as fields from './fields.ts';

const choices = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }];
const words = { name: 'fault', label: 'What is wrong?', error: 'Say what is wrong' };

const every: readonly (readonly [string, Html])[] = [
  ['text', fields.textField(words)],
  ['password', fields.passwordField(words)],
  ['several lines', fields.textAreaField(words)],
  ['several lines with a limit', fields.textAreaField({ ...words, maxlength: 200 })],
  ['radios', fields.radioField({ ...words, choices })],
  ['checkboxes', fields.checkboxField({ ...words, choices })],
  ['select', fields.selectField({ ...words, choices })],
  ['date', fields.dateField(words)],
  ['file', fields.fileField(words)],
];

describe('every field that is wrong', () => {
  for (const [kind, field] of every) {
    const markup = render(field);
    it(`${kind}: the error summary can put the cursor in it`, () => {
      assert.match(markup, /<(input|textarea|select)[^>]* id="fault"/);
    });
    it(`${kind}: says what is wrong beside it, and a screen reader says it too`, () => {
      assert.match(markup, /govuk-form-group--error/);
      const errorId = /<p id="([\w-]+)" class="govuk-error-message">/.exec(markup)?.[1] ?? 'none';
      assert.match(markup, new RegExp(`aria-describedby="[^"]*\\b${errorId}\\b`));
      assert.match(markup, /Say what is wrong/);
    });
    it(`${kind}: gives no id twice`, () => {
      const ids = [...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, [...new Set(ids)]);
    });
    it(`${kind}: has its words as its label or legend`, () => {
      assert.match(markup, /<(label|legend)[^>]*>\s*What is wrong\?/);
    });
  }
});

describe('what a person typed comes back', () => {
  const typed = `Tap "drips" & <leaks>`;
  const escaped = 'Tap &quot;drips&quot; &amp; &lt;leaks&gt;';
  const kept: readonly (readonly [string, Html, string])[] = [
    ['text', fields.textField({ ...words, value: typed }), `value="${escaped}"`],
    ['several lines', fields.textAreaField({ ...words, value: typed }), `>${escaped}</textarea>`],
    ['several lines with a limit', fields.textAreaField({ ...words, value: typed, maxlength: 9 }), `>${escaped}</textarea>`],
    ['an empty first line', fields.textAreaField({ ...words, value: '\nsecond' }), '>\n\nsecond</textarea>'],
    ['radios', fields.radioField({ ...words, choices, value: 'no' }), 'value="no" checked'],
    ['checkboxes', fields.checkboxField({ ...words, choices, values: ['no'] }), 'value="no" checked'],
    ['select', fields.selectField({ ...words, choices, value: 'no' }), '<option value="no" selected>'],
    ['a day', fields.dateField({ ...words, value: { day: '31x' } }), 'name="fault-day" type="text" value="31x"'],
    ['a month', fields.dateField({ ...words, value: { month: '02' } }), 'name="fault-month" type="text" value="02"'],
    ['a year', fields.dateField({ ...words, value: { year: '26' } }), 'name="fault-year" type="text" value="26"'],
  ];
  for (const [kind, field, expected] of kept) it(kind, () => assert.ok(render(field).includes(expected), render(field)));

  it('but never a password', () => {
    const field = { ...words, value: 'secret' };
    assert.doesNotMatch(render(fields.passwordField(field)), /secret/);
  });
});

it('nothing is chosen until someone chooses', () => {
  assert.doesNotMatch(render(fields.radioField({ ...words, choices })), /checked/);
  assert.match(render(fields.selectField({ ...words, choices, unchosen: 'Choose one' })), /<option value="">Choose one</);
});

it('only the wrong box of a date is marked when we know which', () => {
  const markup = render(fields.dateField({ ...words, wrongParts: ['year'] }));
  const wrong = [...markup.matchAll(/<input class="[^"]*govuk-input--error[^"]*" id="([\w-]+)"/g)].map(([, id]) => id);
  assert.deepEqual(wrong, ['fault-year']);
});

it('a choice may reveal more questions, and "none of these" unticks the rest', () => {
  const reveals = html`<p>More</p>`;
  assert.match(render(fields.radioField({ ...words, choices: [{ value: 'a', text: 'A', reveals }] })), /data-aria-controls="conditional-fault"/);
  const none = { value: 'none', text: 'None of these', isNoneOfThese: true };
  assert.match(render(fields.checkboxField({ ...words, choices: [...choices, { divider: 'or' }, none] })), /data-behaviour="exclusive"/);
});

describe('a question that is the whole page', () => {
  for (const [kind, field] of [
    ['text', fields.textField({ ...words, isPageHeading: true })],
    ['radios', fields.radioField({ ...words, choices, isPageHeading: true })],
  ] as const) {
    it(`${kind}: is its h1, in large letters`, () => {
      assert.match(render(field), /<h1/);
      assert.match(render(field), /(govuk-label|govuk-fieldset__legend)--l/);
    });
  }
});

describe('the error summary', () => {
  it('shows nothing when nothing is wrong', () => assert.equal(render(fields.errorSummaryFor({})), ''));

  it('links each error to its field, and leaves one about the whole form unlinked', () => {
    const markup = render(fields.errorSummaryFor({ fault: 'Say <what> is wrong', '': 'Someone else changed this' }));
    assert.match(markup, /<a href="#fault">Say &lt;what&gt; is wrong<\/a>/);
    assert.match(markup, /<li>Someone else changed this<\/li>/);
  });
});
