import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { addDays } from '../../clock/index.ts';
import type { DampJob } from '../work-out/damp-job.ts';
import { didItWork } from '../work-out/did-it-work.ts';
import { gatherHomes, nothingGathered } from '../work-out/gather.ts';
import { workOut } from '../work-out/work-out.ts';
import type { FromThread, ThreadData, ToThread } from './in-thread.ts';

// Runs in a thread of its own, started by in-thread.ts: it is handed homes and finished work piece by piece, and then works everything out.

const { weeks, seed } = workerData as ThreadData;
const gathered = nothingGathered(weeks);
const jobs: DampJob[] = [];
const lastSunday = addDays(weeks.first, weeks.count * 7 - 1);
const hash = createHash('sha256').update(JSON.stringify({ weeks, seed }));
const say = (message: FromThread): void => parentPort?.postMessage(message, []);

parentPort?.on('message', (message: ToThread) => {
  if (message === 'that is all') {
    const found = workOut(gathered, seed, (step, share) => say({ step, share }));
    say({ found, work: didItWork(jobs, lastSunday), inputsHash: hash.digest('hex') });
    return;
  }
  if ('homes' in message) {
    const { homes, tenths } = message;
    for (const [at, home] of homes.entries()) hash.update(JSON.stringify(home)).update(String(tenths[at] ?? ''));
    gatherHomes(gathered, homes, tenths);
  } else {
    for (const job of message.jobs) hash.update(JSON.stringify(job));
    jobs.push(...message.jobs);
  }
  say('taken');
});
