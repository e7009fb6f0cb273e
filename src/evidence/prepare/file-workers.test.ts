import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

// Seen: the first start waited a minute for a thread that rested.
test('a program that prepared a photo and has nothing left to do is kept by nothing', async () => {
  const program = `
    const { default: sharp } = await import('sharp');
    const { prepareInWorker } = await import(${JSON.stringify(new URL('file-workers.ts', import.meta.url).href)});
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#777' } }).png().toBuffer();
    const { kind } = await prepareInWorker(bytes, 'photo');
    console.log(JSON.stringify([kind, process.getActiveResourcesInfo().filter((what) => what === 'MessagePort' || what === 'Worker')]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: import.meta.dirname });
  assert.deepEqual(JSON.parse(stdout), ['photo', []]);
});
