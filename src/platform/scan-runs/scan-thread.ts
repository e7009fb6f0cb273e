import { parentPort, workerData } from 'node:worker_threads';
import { maximaByChance } from '../../statistics/scan/runs-of-chance.ts';
import type { RunsPart, ThreadData } from './scan-runs.ts';

// One of the threads that make runs of chance: it is handed numbers of runs and hands back the largest ratio of each.

const { scan, seed } = workerData as ThreadData;
parentPort?.on('message', (part: RunsPart) => {
  parentPort?.postMessage(maximaByChance(scan, seed, part), []);
});
