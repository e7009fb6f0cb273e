import assert from 'node:assert/strict';
import { env } from 'node:process';
import { after, before, describe, test } from 'node:test';
import { nameOf, type Answer } from '../route-walk.ts';
import { AttackSite } from './attack-site.ts';
import { goodFilling, nearlyGoodFilling, wildFilling, type Pairs } from './form-fillings.ts';
import { columnNames, rowsOfLandlord } from './rows.ts';
import { sampled, seed } from './sampled.ts';
import { walkForms, type WalkedForm } from './walked-forms.ts';

// Every form of every page, filled in well, nearly well and wildly; and with fields named after every column there is.

const sendings = Number(env['ADVERSARY_FORMS'] ?? 800);
const longestMs = 5000;

describe(`${sendings} forms sent as pages show them, nearly so, and in any other way (seed ${seed})`, () => {
  let site: AttackSite;
  let cookie: string;
  let forms: readonly WalkedForm[];
  before(async () => {
    site = await AttackSite.open();
    cookie = site.cookieFor(site.ourPerson('every role'));
    forms = await walkForms(site);
  });
  after(() => site.close());

  test('fields named after every column of every table are not read: what comes of the form is the same, and nothing of them is kept', async () => {
    const { landlordId } = site.ours;
    const names = await columnNames(site.walk.database, landlordId);
    const mark = 'planted-by-nobody';
    const values = (name: string) => (/_?(id|by|as|to)$/i.test(name) ? site.theirs.homeId : mark);
    let taken = 0;
    for (const { form, route } of forms) {
      const own = new Set(form.fields.flatMap(({ name }) => [name, ...name.split(/[-.]/)]));
      const more = names.filter((name) => !own.has(name) && !readElsewhere.has(name)).map((name) => [name, values(name)] as const);
      for (const pairs of sampled(goodFilling(form), 3, 11)) {
        const { status } = await site.send(form.action, cookie, [...pairs, ...more]);
        assert.ok(status < 500, `${nameOf(route)} with every column's name is answered ${status}`);
        if (status === 303) taken += 1;
      }
    }
    assert.ok(taken > 25, `only ${taken} forms were taken, so this says little`);
    const kept = [...await rowsOfLandlord(site.walk.database, landlordId)].flatMap(([table, rows]) => rows.filter((row) => row.includes(mark) || row.includes(site.theirs.homeId)).map((row) => `${table}: ${row.slice(0, 200)}`));
    assert.deepEqual(kept, []);
  });

  test('none is answered by a fault, none hangs, and no answer shows how the program is built', async () => {
    const each = Math.ceil(sendings / forms.length / 3);
    const wrong: string[] = [];
    let sent = 0;
    for (const [index, { form, route }] of forms.entries()) {
      for (const pairs of [...sampled(goodFilling(form), each, index), ...sampled(nearlyGoodFilling(form), each, index), ...sampled(wildFilling(form), each, index)]) {
        const why = await trySending(form.action, pairs);
        sent += 1;
        if (why !== undefined) wrong.push(`${nameOf(route)} ${why}: ${JSON.stringify(pairs).slice(0, 600)}`);
      }
    }
    assert.deepEqual([...new Map(wrong.map((one) => [one.split(':', 1)[0], one])).values()], [], `${wrong.length} with ADVERSARY_SEED=${seed}`);
    assert.ok(sent >= sendings);
  });

  async function trySending(action: string, pairs: Pairs): Promise<string | undefined> {
    const began = performance.now();
    const answer = await site.send(action, cookie, pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const));
    return performance.now() - began > longestMs ? 'took too long' : whyNotRight(answer);
  }
});

function whyNotRight({ status, text, headers }: Answer): string | undefined {
  if (status >= 500) return `is answered ${status}`;
  if (/<script>alert|<img src=x/.test(text)) return 'shows what was typed as a part of the page';
  if (headers['set-cookie']?.toString().includes('stolen') === true) return 'lets a header in';
  return /\/src\/|node_modules|\bat async/.test(text) ? 'shows how the program is built' : undefined;
}

/** Columns whose names a page reads as a field of its own, on another form or under another button of the same address. */
const readElsewhere: ReadonlySet<string> = new Set(['words', 'reference']);
