import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressesIn } from './first-visit.ts';

describe('what a first page makes a browser fetch', () => {
  for (const [text, addresses] of [
    ['<link rel="stylesheet" href="/a.css?v=1"><script type="module" src="/b.js"></script><img alt="" src="c.png">', ['/a.css?v=1', '/b.js', '/l/c.png']],
    ['@font-face{src:url("./d.woff2")} .x{background:url(/e.svg)}', ['/l/d.woff2', '/e.svg']],
    ['<link rel="canonical" href="/here"><img src="data:image/png;base64,AA"><a href="/elsewhere">', []],
    ['<script src="https://elsewhere.example/x.js"></script>', []],
  ] as const) {
    it(`${addresses.length} of ${text}`, () => assert.deepEqual(addressesIn(text, '/l/page'), addresses));
  }
});
