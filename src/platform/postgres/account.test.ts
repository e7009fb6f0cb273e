import assert from 'node:assert/strict';
import { chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { getuid } from 'node:process';
import { giveToItsOwner } from './account.ts';

const isRoot = getuid?.() === 0;
const folder = mkdtempSync(join(tmpdir(), 'putright-account-'));
after(() => rmSync(folder, { recursive: true }));

function aDataFolder(name: string): string {
  const made = join(folder, name);
  mkdirSync(join(made, 'files', 'ab'), { recursive: true });
  writeFileSync(join(made, 'files', 'ab', 'photo'), '');
  writeFileSync(join(folder, `${name}-outside`), '');
  symlinkSync(join(folder, `${name}-outside`), join(made, 'files', 'link'));
  return made;
}

const ownerOf = (...parts: string[]) => lstatSync(join(...parts)).uid;

describe('what root makes in a data folder', { skip: isRoot ? false : 'only root can try this' }, () => {
  test('becomes its owner’s, and nothing outside it does', () => {
    const made = aDataFolder('service');
    chownSync(made, 1234, 1234);
    assert.equal(giveToItsOwner(made), 'its owner');
    assert.deepEqual([ownerOf(made, 'files'), ownerOf(made, 'files', 'ab', 'photo'), ownerOf(folder, 'service-outside')], [1234, 1234, 0]);
  });

  test('becomes its owner’s under the one name that is given, also where there is nothing', () => {
    const made = aDataFolder('live');
    chownSync(made, 1234, 1234);
    writeFileSync(join(made, 'postgres.log'), '');
    assert.deepEqual([giveToItsOwner(made, 'files'), giveToItsOwner(made, 'nothing')], ['its owner', 'its owner']);
    assert.deepEqual([ownerOf(made, 'files', 'ab', 'photo'), ownerOf(made, 'postgres.log')], [1234, 0]);
  });

  test('stays root’s in a folder of root, and that is told', () => {
    const made = aDataFolder('own');
    assert.equal(giveToItsOwner(made), 'root');
    assert.equal(ownerOf(made, 'files', 'ab', 'photo'), 0);
  });
});
