import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageAssets, readAssets } from './assets.ts';

describe('the files for browsers', () => {
  const assets = readAssets();

  it('are one stylesheet and three scripts in one folder named after what is in them', () => {
    const names = assets.map(({ path }) => /^\/assets\/[0-9a-f]{12}\/([\w.-]+)$/.exec(path)?.[1]);
    assert.deepEqual(names, ['putright.css', 'start.js', 'govuk-frontend.min.js', 'movable-picture.js']);
    assert.equal(new Set(assets.map(({ path }) => path.split('/')[2])).size, 1);
    assert.deepEqual(readAssets().map(({ path }) => path), assets.map(({ path }) => path));
  });

  it('name for a page the stylesheet and the script that starts the others', () => {
    const { stylesheet, script } = pageAssets(assets);
    assert.match(stylesheet, /\/putright\.css$/);
    assert.match(script, /\/start\.js$/);
  });

  it('the starting script imports only a neighbour that is served', () => {
    const start = assets.find(({ path }) => path.endsWith('/start.js'))?.bytes.toString() ?? '';
    const imported = [...start.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => name);
    assert.deepEqual(imported, ['govuk-frontend.min.js']);
  });

  it('say what they are', () => {
    assert.deepEqual(
      assets.map(({ mediaType }) => mediaType.split(';')[0]),
      ['text/css', 'text/javascript', 'text/javascript', 'text/javascript'],
    );
  });

  it('hold the GOV.UK rules, then ours, so that ours win', () => {
    const css = assets[0]?.bytes.toString() ?? '';
    assert.ok(css.indexOf('.govuk-button{') > 0);
    assert.ok(css.indexOf('.house-header {') > css.lastIndexOf('.govuk-button{'));
  });
});
