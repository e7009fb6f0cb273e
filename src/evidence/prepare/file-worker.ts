import { parentPort } from 'node:worker_threads';
import type { Wanted } from '../decide/file-problems.ts';
import { prepareFile } from './prepare-file.ts';

// Runs in a thread of its own, started by file-workers.ts: one file after another.

parentPort?.on('message', ({ bytes, wanted }: { readonly bytes: Uint8Array; readonly wanted: Wanted }) => {
  void prepareFile(bytes, wanted).then((prepared) => parentPort?.postMessage(prepared, []));
});
