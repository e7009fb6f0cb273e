import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { gatherHomes, nothingGathered } from '../work-out/gather.ts';
import { workOut } from '../work-out/work-out.ts';
import type { FromThread, ThreadData, ToThread } from './in-thread.ts';

// Runs in a thread of its own, started by in-thread.ts: it is handed homes piece by piece, and then works everything out.

const { weeks, seed } = workerData as ThreadData;
const gathered = nothingGathered(weeks);
const hash = createHash('sha256').update(JSON.stringify({ weeks, seed }));
const say = (message: FromThread): void => parentPort?.postMessage(message, []);

parentPort?.on('message', (message: ToThread) => {
  if (message === 'that is all') {
    const found = workOut(gathered, seed, (step, share) => say({ step, share }));
    say({ found, inputsHash: hash.digest('hex') });
    return;
  }
  for (const home of message) hash.update(JSON.stringify(home));
  gatherHomes(gathered, message);
  say('taken');
});
