import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { archivePath } from './where-to.ts';

describe('where an archive is written', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'putright-where-'));
    writeFileSync(join(folder, 'kept.tar.zst'), 'the only copy');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const to = (name: string, replace = false) => archivePath({ given: join(folder, name), what: 'putright-backup', now: '2026-11-24T09:30:00.000Z', replace });

  test('is the file as named, or one named by the moment in a folder that is there', () => {
    assert.equal(to('new.tar.zst'), join(folder, 'new.tar.zst'));
    for (const name of ['', '/']) assert.equal(to(name), join(folder, 'putright-backup-2026-11-24T09-30-00Z.tar.zst'));
  });

  test('is never over a file that is there, unless that is said', () => {
    assert.throws(() => to('kept.tar.zst'), /kept\.tar\.zst is there already.*Nothing was written.*--replace/);
    assert.equal(to('kept.tar.zst', true), join(folder, 'kept.tar.zst'));
  });

  test('is not a file in place of a folder that is away, such as a disk that is not mounted', () => {
    assert.throws(() => to('backups/'), /There is no folder .*backups to write into/);
  });
});
