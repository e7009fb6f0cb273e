import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { render } from '../../platform/html/index.ts';
import { asWritten } from './words.ts';

const token = 'Ab-_'.repeat(16);
const own = 'https://repairs.larch.example';

describe('a message on a page', () => {
  test('our own link can be followed, in the middle of a line too', () => {
    assert.match(render(asWritten(`Tell us: ${own}/r/${token} Call 0161.`, own)), new RegExp(`<a [^>]*href="${own}/r/${token}">`));
  });
  const notOurs = [`https://evil.example/r/${token}`, `https://evil.example/${own}/r/${token}`, `${own}.evil.example/r/${token}`, `${own}/x/r/${token}`, `${own}/r/${token}A`, `javascript:${own}/r/${token}`];
  for (const link of notOurs) {
    test(`this cannot: ${link.slice(0, 50)}`, () => assert.doesNotMatch(render(asWritten(`See ${link}`, own)), /<a /));
  }
  test('what people typed stays what they typed', () => {
    assert.match(render(asWritten('<b>&\n"x"', own)), /&lt;b&gt;&amp;<br>&quot;x&quot;/);
  });
});
