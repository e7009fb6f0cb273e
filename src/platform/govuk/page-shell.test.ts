import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { html, render } from '../html/index.ts';
import { readTokens } from '../../../test/markup-tokens.ts';
import { pageShell } from './page-shell.ts';
import type { PageShellOptions } from './page-shell.ts';

const smallest: PageShellOptions = {
  title: 'My work',
  serviceName: 'Putright',
  homeHref: '/',
  assets: { stylesheet: '/assets/1/putright.css', script: '/assets/1/start.js' },
  main: html`<h1>My work</h1>`,
};

const fullest: PageShellOptions = {
  ...smallest,
  hasErrors: true,
  landlordName: 'Larch & Sons <Homes>',
  assets: { ...smallest.assets, landlordStylesheet: '/assets/landlord/larch/1d4a5c.css' },
  navigation: [{ text: 'My work', href: '/', current: true }, { text: 'Homes', href: '/homes' }],
  search: { action: '/find', label: 'Search homes, people, references', value: '14 Larch "House"', fields: { _csrf: 'token"2' } },
  signedInAs: 'P. Shah',
  signOutForm: { action: '/sign-out', fields: { _csrf: 'token"1' } },
  demonstration: true,
  backLink: { href: '/homes' },
  notification: html`<p>Saved</p>`,
  wide: true,
  footerLinks: [{ text: 'Accessibility', href: '/accessibility' }],
};

const pages = { smallest: render(pageShell(smallest)), fullest: render(pageShell(fullest)) };

for (const [name, page] of Object.entries(pages)) {
  describe(`the ${name} page`, () => {
    it('is a whole document in English', () => assert.match(page, /^<!DOCTYPE html>\n<html lang="en"/));

    it('closes every tag it opens, in order', () => {
      const open: string[] = [];
      for (const token of readTokens(page.replace('<!DOCTYPE html>', ''))) {
        const [, slash, tag = ''] = /^<(\/?)(\w+)/.exec(token) ?? [];
        if (slash) assert.equal(open.pop(), tag);
        else if (tag && !['meta', 'link', 'input', 'br'].includes(tag)) open.push(tag);
      }
      assert.deepEqual(open, []);
    });

    it('has one header, one main and one footer, and goes straight to main from its first link', () => {
      for (const tag of ['<header', '<main', '<footer', '<h1', '<title']) assert.equal(page.split(tag).length, 2, tag);
      assert.match(page, /<body[^>]*>\s*<a href="#main-content"/);
      assert.match(page, /<main[^>]* id="main-content"/);
    });

    it('has nothing inline that the security policy refuses', () => {
      assert.doesNotMatch(page, /\sstyle="|<style|\son\w+="|javascript:/);
      for (const [, inside] of page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) assert.equal(inside, '');
    });

    it('asks no other site for anything', () => assert.doesNotMatch(page, /(?:href|src)="(?:https?:)?\/\//));
  });
}

describe('the browser title', () => {
  const cases: readonly (readonly [Partial<PageShellOptions>, string])[] = [
    [{}, 'My work – Putright'],
    [{ landlordName: 'Larch Homes' }, 'My work – Larch Homes – Putright'],
    [{ hasErrors: true }, 'Error: My work – Putright'],
    [{ title: 'Putright' }, 'Putright'],
    [{ title: '<b>' }, '&lt;b&gt; – Putright'],
  ];
  for (const [given, title] of cases) {
    it(`is "${title}"`, () => assert.ok(render(pageShell({ ...smallest, ...given })).includes(`<title>${title}</title>`)));
  }
});

describe('what a page shows only when asked', () => {
  const only: readonly (readonly [string, RegExp])[] = [
    ['the landlord, escaped', /Larch &amp; Sons &lt;Homes&gt;/],
    ['the colour of the landlord', /<link rel="stylesheet" href="\/assets\/landlord\/larch\/1d4a5c\.css">/],
    ['where we are', /aria-current="page"/],
    ['the search with what was asked', /action="\/find"[^]*value="14 Larch &quot;House&quot;"/],
    ['that the search is posted, so that no name enters an address', /method="post" action="\/find">\s*<input type="hidden" name="_csrf" value="token&quot;2">/],
    ['who is signed in', /P\. Shah/],
    ['a way to sign out that proves where it came from', /method="post" action="\/sign-out"[^]*name="_csrf" value="token&quot;1"/],
    ['that the landlord is invented', /This landlord is invented/],
    ['the way back', /class="govuk-back-link"/],
    ['what just happened', /<p>Saved<\/p>/],
    ['the wide layout', /house-wide/],
    ['the footer links', /href="\/accessibility"/],
  ];
  for (const [what, pattern] of only) {
    it(what, () => {
      assert.match(pages.fullest, pattern);
      assert.doesNotMatch(pages.smallest, pattern);
    });
  }
});

describe('the menu', () => {
  const menu = (count: number, current = -1) => {
    const navigation = Array.from({ length: count }, (_, at) => ({ text: `Part ${at}`, href: `/${at}`, current: at === current }));
    const [row = '', more = ''] = (/<nav aria-label="Main menu"[^]*?<\/nav>/.exec(render(pageShell({ ...smallest, navigation })))?.[0] ?? '').split('<details');
    const links = (part: string) => [...part.matchAll(/href="\/(\d+)"/g)].map(([, at]) => Number(at));
    return { row: links(row), more: links(more), rowText: row, moreText: more };
  };

  for (const [count, inRow] of [[1, 1], [8, 8], [9, 9], [10, 8], [15, 8]] as const) {
    it(`of ${count} has ${inRow} in its row, the first first, and loses none`, () => {
      const { row, more } = menu(count);
      assert.equal(row.length, inRow);
      assert.deepEqual([...row, ...more], Array.from({ length: count }, (_, at) => at));
    });
  }

  it('has fewer in its row where their names are long', () => {
    const names = ['My work', 'Queue', 'Report a repair', 'Hazards', 'Visits', 'Homes', 'Inspections', 'Planned work', 'Contractors', 'Letters'];
    const page = render(pageShell({ ...smallest, navigation: names.map((text) => ({ text, href: '/' })) }));
    assert.deepEqual(names.filter((name) => page.indexOf(name) < page.indexOf('<details')), names.slice(0, 7));
  });

  it('says that we are in what it folded away', () => {
    const { rowText, moreText } = menu(12, 10);
    assert.match(rowText, /house-more govuk-service-navigation__item--active/);
    assert.match(moreText, /href="\/10" aria-current="page"/);
    assert.doesNotMatch(menu(12, 2).rowText, /house-more govuk-service-navigation__item--active/);
  });
});
