import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { homesCsv } from './homes-csv.ts';
import { greaterManchesterWards } from './wards.ts';

const wards = greaterManchesterWards();
const town = (homes: number, seed: number) =>
  [...homesCsv({ homes, seed, owning: 'Alder Borough Council', managing: 'Alder Homes', wards })].join('');
const rowsOf = (text: string) => parse(text, { columns: true }) as unknown as readonly Record<string, string>[];

describe('the invented homes of the demonstration', () => {
  it('are as many as asked for, each with its own UPRN and its own address', () => {
    for (const homes of [1, 60, 300, 5000]) {
      const rows = rowsOf(town(homes, 1));
      assert.equal(rows.length, homes);
      assert.equal(new Set(rows.map((row) => row['uprn'])).size, homes);
      assert.equal(new Set(rows.map((row) => `${row['address_line']}, ${row['estate']}`)).size, homes);
    }
  });

  it('are the same for the same seed and others for another', () => {
    assert.equal(town(200, 7), town(200, 7));
    assert.notEqual(town(200, 7), town(200, 8));
  });

  it('can be told from real ones, but for their wards', () => {
    const real = new Set(wards.map((ward) => `${ward.code} ${ward.name}`));
    for (const row of rowsOf(town(1000, 2))) {
      assert.match(row['uprn'] ?? '', /^99992\d{7}$/);
      assert.match(row['postcode'] ?? '', /^SK3\d \d[A-Z]{2}$/);
      assert.ok(real.has(`${row['ward_code']} ${row['ward_name']}`));
    }
  });

  it('hold a tower, houses, and walls of more than one time, even when few', () => {
    const rows = rowsOf(town(300, 1));
    const forms = new Set(rows.map((row) => row['form']));
    assert.ok(forms.has('high-rise flat') && forms.has('terraced house'), [...forms].join(', '));
    assert.ok(new Set(rows.map((row) => row['wall'])).size >= 3);
    assert.ok(new Set(rows.map((row) => row['estate'])).size >= 5);
  });

  it('fill their blocks: a tower of many storeys has homes on its top floor', () => {
    const rows = rowsOf(town(300, 1));
    const towers = new Map(rows.filter((row) => row['form'] === 'high-rise flat').map((row) => [`${row['estate']} ${row['block']}`, Number(row['block_storeys'])]));
    assert.ok(towers.size > 0);
    for (const [tower, storeys] of towers) {
      const floors = rows.filter((row) => `${row['estate']} ${row['block']}` === tower).map((row) => Number(row['floor']));
      assert.equal(Math.max(...floors), storeys - 1, tower);
    }
  });

  it('stand mostly in Stockport', () => {
    const rows = rowsOf(town(3000, 3));
    const inStockport = rows.filter((row) => row['local_authority'] === 'Stockport').length;
    assert.ok(inStockport > rows.length * 0.6 && inStockport < rows.length);
  });
});
