import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { contrast, landlordStylesheet } from './landlord-stylesheet.ts';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe("a landlord's colour", () => {
  it('whatever it is, the words on it can be read: 4.5 to 1 or better', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const words = /--landlord-text-colour:(#[0-9a-f]{6})/.exec(landlordStylesheet({ colour }))?.[1] ?? '';
        assert.ok(contrast(words, colour) >= 4.5);
      }),
      { numRuns: 2000 },
    );
  });

  const words: readonly (readonly [string, string])[] = [
    ['#000000', '#ffffff'],
    ['#1D4A5C', '#ffffff'],
    ['#ffdd00', '#000000'],
    ['#ffffff', '#000000'],
  ];
  for (const [colour, on] of words) {
    it(`${colour} carries ${on} words`, () => {
      assert.equal(landlordStylesheet({ colour }), `:root{--landlord-colour:${colour};--landlord-text-colour:${on}}\n`);
    });
  }

  const notColours = ['', 'red', '#fff', '#12345', '#1234567', '#12345g', '#000000;}body{display:none', '#000000\n', 'url(x)'];
  for (const colour of notColours) {
    it(`${JSON.stringify(colour)} is refused`, () => assert.throws(() => landlordStylesheet({ colour }), /#rrggbb/));
  }
});

it('contrast agrees with the figures that WCAG and its checkers publish', () => {
  const known: readonly (readonly [string, string, number])[] = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4],
  ];
  for (const [one, other, ratio] of known) {
    assert.equal(contrast(one, other).toFixed(2), ratio.toFixed(2));
    assert.equal(contrast(other, one), contrast(one, other));
  }
});
