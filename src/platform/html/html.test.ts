import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { escaped, html, nothing, raw, render } from './index.ts';
import type { HtmlValue } from './index.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decodeEntities(markup: string): string {
  return markup.replace(/&(?:#(\d+)|(\w+));/g, (whole, number: string | undefined, name: string | undefined) => {
    if (number !== undefined) return String.fromCodePoint(Number(number));
    return NAMED[name ?? ''] ?? whole;
  });
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', "'", '&', '<', '>', '`', '\\', '\0', ';', '#', 'amp', '\uD800', '😀', '-->', '</p>') }),
);

describe('text from people', () => {
  it('is escaped by hand as a template does it', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(escaped(text), render(html`${text}`))));
  });

  it('comes back unchanged from between tags, and makes no tag of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inside = /^<p>([^<>]*)<\/p>$/.exec(render(html`<p>${text}</p>`));
        assert.equal(decodeEntities(inside?.[1] ?? 'not one paragraph'), text);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back unchanged from a quoted attribute, and cannot end it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inside = /^<p title="([^"<>]*)">$/.exec(render(html`<p title="${text}">`));
        assert.equal(decodeEntities(inside?.[1] ?? 'not one attribute'), text);
      }),
      { numRuns: 1000 },
    );
  });

  it('is still text after passing through any depth of templates', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 5 }), (text, depth) => {
        let fragment = html`${text}`;
        for (let left = depth; left > 0; left -= 1) fragment = html`${[fragment]}`;
        assert.equal(decodeEntities(render(fragment)), text);
        assert.doesNotMatch(render(fragment), /[<>"']/);
      }),
    );
  });
});

describe('what a template shows for each kind of value', () => {
  const cases: readonly (readonly [HtmlValue, string])[] = [
    ['Tom & Jerry', 'Tom &amp; Jerry'],
    ['<script>', '&lt;script&gt;'],
    [0, '0'],
    [-1.5, '-1.5'],
    [false, ''],
    [true, ''],
    [null, ''],
    [undefined, ''],
    ['', ''],
    [nothing, ''],
    [html`<b>bold</b>`, '<b>bold</b>'],
    [raw('<i>&amp;</i>'), '<i>&amp;</i>'],
    [[html`<li>1</li>`, html`<li>2</li>`], '<li>1</li><li>2</li>'],
    [['<', [html`<br>`, null, ['>']]], '&lt;<br>&gt;'],
  ];
  for (const [value, shown] of cases) {
    it(`${JSON.stringify(value)} shows as ${JSON.stringify(shown)}`, () => {
      assert.equal(render(html`${value}`), shown);
    });
  }
});

it('a promise is refused at once rather than shown as [object Promise]', () => {
  const cast = Promise.resolve('later') as unknown as string;
  assert.throws(() => html`<p>${cast}</p>`, /Await it/);
});

it('a record that came from JSON is never taken for finished HTML', () => {
  const forged = JSON.parse('{"isEscaped":true,"value":"<script>"}') as string;
  assert.doesNotMatch(render(html`${forged}`), /<script>/);
});

describe('a template that puts a value where escaping cannot make it safe is refused', () => {
  const refused: readonly (readonly [string, () => unknown])[] = [
    ['an attribute without quotes', () => html`<a href=${'x onclick=alert(1)'}>`],
    ['a later attribute without quotes', () => html`<a class="${'a'}" href=${'x'}>`],
    ['inside a script', () => html`<script>const name = "${'x'}"</script>`],
    ['inside a style', () => html`<style>p { color: ${'red'} }</style>`],
  ];
  for (const [why, write] of refused) it(why, () => assert.throws(write, TypeError));

  it('but words that only look like one are not', () => {
    assert.equal(render(html`<p>x =${1}</p>`), '<p>x =1</p>');
    assert.equal(render(html`<b>a</b> b=${1}`), '<b>a</b> b=1');
    assert.equal(render(html`<meta content="a=${1}, b=${2}">`), '<meta content="a=1, b=2">');
    assert.equal(render(html`<script src="${'/a.js'}"></script>`), '<script src="/a.js"></script>');
  });
});
