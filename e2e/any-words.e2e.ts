import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Page } from 'playwright-core';
import { theBrowser } from './browser.ts';
import { FormSender } from './form-sender.ts';
import { quietHomes, type QuietHome } from './homes.ts';
import { openSite, type Site } from './site.ts';

const runs = 12;

/** What people type and paste, and what they should not: signs that mean something to a page, other scripts, very long. */
const nasty = fc.constantFrom(
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' or 1=1 --", '&amp; &lt; &#39;', '</textarea></form>', '{{7*7}} ${7*7} #{7*7}', '=HYPERLINK("x")',
  'שלום עולם', 'مرحبا بالعالم', '\u202Egnirts desrever', '👩🏽‍🔧🔥🏠', 'e\u0301 ﷽ Ｆ', 'Zażółć gęślą jaźń', '../../etc/passwd', '%00 %0a %', 'a\nb\n\nc', '\\" \\n \\\\', 'null', '0', "O'Brien-Smith & Söhne",
);
const typed = fc
  .oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 }), fc.array(nasty, { minLength: 2, maxLength: 12 }).map((parts) => parts.join(' ')))
  // No control signs: nobody types them, and a page may not hold them. No spaces around: forms drop them.
  .map((text) => `x${text.replaceAll(/(?!\n)[\p{Cc}\ufeff\ufffe\uffff]/gu, '').toWellFormed()}x`);
const oneLine = typed.map((text) => text.replaceAll('\n', ' '));

describe('whatever is typed is shown as it was typed, and is never anything else', () => {
  let site: Site;
  let staff: FormSender;
  let anybody: FormSender;
  let reader: Page;
  let homes: readonly QuietHome[];
  let reference = '';
  let visitPath = '';

  before(async () => {
    site = await openSite();
    homes = await quietHomes(site, 'tarnbrook-homes');
    anybody = new FormSender(site);
    reader = await (await theBrowser()).newPage();
    let visitOn = '';
    [{ reference, visitPath, visitOn } = { reference: '', visitPath: '', visitOn: '' }] = await site.database.inLandlord(home(0).landlordId, (tx) =>
      tx.query<{ reference: string; visitPath: string; visitOn: string }>(
        `select c.reference, '/repairs/' || c.reference || '/visits/' || v.id as "visitPath", v.visit_on as "visitOn" from repair_visits v
         join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id
         where v.landlord_id = $1 and v.status = 'booked' and v.visit_on >= $2 order by v.visit_on limit 1`,
        [home(0).landlordId, site.clock.now.slice(0, 10)],
      ),
    );
    // On the day of that visit, so that what came of it can be said.
    site.clock.now = `${visitOn}T10:00:00.000Z`;
    staff = new FormSender(site);
    await staff.signIn('manager@tarnbrook.example');
  });
  after(async () => {
    await reader.close();
    await site.close();
  });

  function home(at: number): QuietHome {
    const found = homes[at];
    if (found === undefined) throw new Error('The demonstration has too few quiet homes.');
    return found;
  }

  /** The words of a page and of its boxes, as a browser reads them out of the HTML. */
  async function readWith(html: string): Promise<string> {
    await reader.setContent(html.replaceAll(/<(script|link)\b[^>]*>/g, ''), { waitUntil: 'domcontentloaded' });
    return reader.locator('body').evaluate((body) => {
      const boxes = [...body.querySelectorAll('input, textarea')].map(({ value }) => String(value));
      for (const line of body.querySelectorAll('br')) line.replaceWith('\n');
      return [String(body.textContent), ...boxes].join('\n');
    });
  }

  async function isShown(html: string, text: string): Promise<void> {
    assert.doesNotMatch(html, /<script>alert|<img src=x/);
    assert.ok(flat(await readWith(html)).includes(flat(text)), `the page shows ${JSON.stringify(text)}`);
  }

  const everyText = (check: (text: string) => Promise<void>, texts = typed) => fc.assert(fc.asyncProperty(texts, check), { numRuns: runs, endOnFailure: true });

  test('a note', () =>
    everyText(async (words) => {
      await isShown(await staff.fill(`/cases/${reference}/notes`, { words }), words);
    }));

  test('a contact', () =>
    everyText(async (words) => {
      await isShown(await staff.fill(`/cases/${reference}/contacts`, { words, direction: 'in', channel: 'phone' }), words);
    }));

  test('a promise, and to whom it is made', () =>
    fc.assert(
      fc.asyncProperty(oneLine, oneLine, async (first, second) => {
        const [words, madeTo] = [cutTo(first, 400), cutTo(second, 150)];
        const shown = await staff.fill(`/cases/${reference}/promises`, { words, madeTo, 'due-day': '1', 'due-month': '3', 'due-year': '2027' });
        await isShown(shown, words);
        await isShown(shown, madeTo);
      }),
      { numRuns: runs, endOnFailure: true },
    ));

  test('household needs: what it is, and what a visitor should do', () =>
    fc.assert(
      fc.asyncProperty(typed, oneLine, async (detail, second) => {
        const instruction = cutTo(second, 150);
        const page = `/residents/${home(2).residentId}/needs`;
        const fields = { answer: 'declared', detail, instruction, ...(await staff.firstChoices(page, ['kind', 'source', 'consentBasis'])) };
        const shown = await staff.fill(page, fields);
        await isShown(shown, detail);
        await isShown(shown, instruction);
      }),
      { numRuns: runs, endOnFailure: true },
    ));

  test('contact details', () => {
    let saved = 0;
    return everyText(async (text) => {
      const contactTimes = cutTo(text, 80);
      // Another number each time: the same details twice are refused, for nothing would change.
      saved += 1;
      const shown = await staff.fill(`/residents/${home(3).residentId}/contact-details`, {
        mobile: `07700 900${String(saved).padStart(3, '0')}`, phone: '', email: '', preferredChannel: 'text', contactTimes, language: 'English', format: 'standard',
      });
      await isShown(shown, contactTimes);
    }, oneLine);
  });

  test("an adviser's report, and the reporter's name", () =>
    fc.assert(
      fc.asyncProperty(typed, oneLine, async (words, second) => {
        const reporterName = cutTo(second, 100);
        const shown = await staff.fill(`/report/home/${home(4).id}/details?problem=fence-or-path&new=yes`, {
          danger: 'no', room: 'Outside', extent: 'One small spot', since: 'Today', words, reporter: 'someone-else', reporterName, reporterContact: '0161 496 0000', needs: 'not-asked',
        }, `/report/home/${home(4).id}/details`);
        const made = /REP-2026-\d{5}/.exec(shown)?.[0] ?? '';
        const page = (await staff.get(`/repairs/${made}`)).text;
        await isShown(page, words);
        await isShown(page, reporterName);
      }),
      { numRuns: 5, endOnFailure: true },
    ));

  test("a resident's report, from page to page and on to the case", () =>
    fc.assert(
      fc.asyncProperty(typed, oneLine, async (words, second) => {
        const name = cutTo(second, 80);
        const answers = {
          danger: 'no', postcode: home(5).postcode, place: `home:${home(5).id}`, problem: 'window', room: 'Kitchen', extent: 'One small spot', since: 'Today',
          words, risk: 'no', name, mobile: '07700 900123', email: '', phone: '', times: '', wishDays: '', wishHalves: '', 'wishFrom-day': '', 'wishFrom-month': '', 'wishFrom-year': '', joining: 'new', change: '',
        };
        const checked = await anybody.send('/l/tarnbrook-homes/report', { ...answers, step: 'contact', go: '' }, '/l/tarnbrook-homes/report');
        await isShown(checked.text, words);
        await isShown(checked.text, name);
      }),
      { numRuns: runs, endOnFailure: true },
    ));

  test('what came of a visit comes back as typed when something else is missing', () =>
    everyText(async (doneWords) => {
      const { status, text } = await staff.send(`${visitPath}/outcome`, { outcome: 'no-access', doneWords, noAccessWords: '', seenVersion: '1' }, visitPath);
      assert.equal(status, 422);
      await isShown(text, doneWords);
    }));

  test('a search that finds nothing', () =>
    everyText(async (q) => {
      const { text } = await staff.send('/search', { q }, '/search');
      await isShown(text, cutTo(q, 300));
    }, oneLine));

  test('sign-in', () =>
    everyText(async (email) => {
      const { status, text } = await anybody.send('/sign-in', { email, password: email }, '/sign-in');
      assert.equal(status, 422);
      await isShown(text, email);
    }, oneLine));
});

/** As much of a text as a field takes: no half of a character at its end, and no space. */
function cutTo(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().trim();
}

/** Words without how they are set: a page may break a line anywhere. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
