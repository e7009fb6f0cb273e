import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { govukAssets } from './assets.ts';
import { houseStylesheet } from './house-stylesheet.ts';

describe('the stylesheet we serve', () => {
  const published = readFileSync(govukAssets().stylesheet, 'utf8');
  const ours = houseStylesheet(published);

  it('starts from one that does ask for the typeface and the crest', () => {
    assert.match(published, /@font-face/);
    assert.match(published, /url\(/);
  });

  it('asks for no typeface, no picture and no other file', () => {
    assert.doesNotMatch(ours, /@font-face|GDS Transport|Margaret Calvert|url\(|@import|sourceMappingURL/);
  });

  it('puts our own letters wherever theirs were, and keeps every rule', () => {
    assert.equal(ours.split('var(--house-font)').length, published.split('GDS Transport,arial,sans-serif').length);
    const rules = (css: string) => css.split('{').length;
    assert.equal(rules(ours), rules(published) - 2, 'only the two @font-face rules are gone');
  });

  it('keeps the licence notices of what is left', () => {
    assert.equal(houseStylesheet('/*! MIT, someone */a{color:red}'), '/*! MIT, someone */a{color:red}');
  });

  const strangers = ['a{background:url(https://example.org/x.png)}', '@import "x.css";', 'a{font-family:GDS Transport}'];
  for (const css of strangers) {
    it(`refuses ${css}, which it does not know how to take out`, () => assert.throws(() => houseStylesheet(css), /still asks/));
  }
});

describe('our own stylesheet', () => {
  const css = readFileSync(new URL('client/house.css', import.meta.url), 'utf8');

  it('asks for nothing either', () => assert.doesNotMatch(css, /url\(|@import|@font-face/));

  it('leaves every focus visible: no outline is taken away without a colour in its place', () => {
    const rules = [...css.matchAll(/([^{}]*:focus[^{}]*)\{([^}]*)\}/g)].map(([, , body]) => body ?? '');
    assert.ok(rules.length >= 4);
    for (const body of rules) assert.match(body, /#ffdd00/);
  });
});
