import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Half of what a thread rests before it is ended: a program that ends by then was not waiting for it. */
const timeout = 30_000;
const program = fileURLToPath(new URL('../../../test/prepare-one-photo.ts', import.meta.url));

// Seen: the first start waited a minute for a thread that rested.
test('a program that prepared a photo and has nothing left to do ends, whatever its threads', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout });
  assert.equal(stdout, 'photo\n');
});
