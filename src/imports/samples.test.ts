import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { everyColumnOf } from '../platform/importer.ts';
import { importers } from './kinds.ts';
import { importKinds } from './model.ts';
import { exampleOf, importHelp, sampleNames, samples } from './samples.ts';

const putright = fileURLToPath(new URL('../../bin/putright', import.meta.url));
const says = (...args: string[]): string => execFileSync(putright, args, { encoding: 'utf8', maxBuffer: 8_000_000 });

describe('every kind of file', () => {
  for (const name of sampleNames) {
    test(`${name}: has an example whose first row is its columns, and help that holds both and a guide`, () => {
      const { kind, guide } = samples[name];
      const importer = importers[kind];
      const columns = name === 'homes-ended' ? everyColumnOf(importer) : importer.columns;
      const [header, ...rows] = exampleOf(name).trimEnd().split('\n');
      assert.equal(header, columns.join(','));
      assert.ok(rows.length > 0);
      const help = importHelp([name, '--help']);
      for (const words of [importer.columns.join(','), (importer.optionalColumns ?? []).join(','), exampleOf(name), guide]) assert.ok(help.includes(words), words);
    });
  }

  test('is told of by the command, by each way of asking', () => {
    for (const args of [['import', '--help'], ['help', 'import']]) for (const kind of [...importKinds, 'KIND --help']) assert.ok(says(...args).includes(kind), kind);
    assert.ok(says('import', 'rates', '--help').endsWith(importHelp(['rates'])));
    assert.equal(says('help', 'import', 'rates'), says('import', 'rates', '--help'));
    assert.equal(says('import', 'homes-ended', '--example').trimEnd(), exampleOf('homes-ended').trimEnd());
    const { status, stderr } = spawnSync(putright, ['import', '--example'], { encoding: 'utf8' });
    assert.deepEqual([status, stderr.includes('Say of which kind')], [1, true]);
  });
});
