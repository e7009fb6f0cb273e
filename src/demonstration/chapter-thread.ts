import { parentPort, workerData } from 'node:worker_threads';
import { livingOf, type ChapterAsked, type ThreadData } from './living.ts';

// One of the threads that live chapters: it is handed a chapter and hands back its rows, ready to be copied.

const live = livingOf(workerData as ThreadData);
parentPort?.on('message', (asked: ChapterAsked) => {
  const lived = live(asked);
  parentPort?.postMessage(lived, lived.texts.map(({ text }) => text.buffer));
});
