import './quiet-console.ts';
import { parentPort } from 'node:worker_threads';
import { readMail } from '../decide/read-mail.ts';
import type { WorkerTask } from './file-workers.ts';
import { prepareFile } from './prepare-file.ts';

// Runs in a thread of its own, started by file-workers.ts: one file after another.

parentPort?.on('message', ({ bytes, task }: { readonly bytes: Uint8Array; readonly task: WorkerTask }) => {
  if (task === 'mail') parentPort?.postMessage(readMail(bytes), []);
  else void prepareFile(bytes, task).then((prepared) => parentPort?.postMessage(prepared, []));
});
