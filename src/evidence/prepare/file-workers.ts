import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Refused, Wanted } from '../decide/file-problems.ts';
import type { ReadMail } from '../decide/read-mail.ts';
import type { PreparedFile } from './prepare-file.ts';

/** What a thread is asked for: to prepare a file for a door, or to take an email apart. */
export type WorkerTask = Wanted | 'mail';

interface Job {
  readonly bytes: Uint8Array;
  readonly task: WorkerTask;
  /** Given what the thread answered; undefined when it died or took too long. */
  readonly done: (answer: unknown) => void;
}

/** Two at a time where there are the cores: an unpacked photo is large, and others want to be served too. */
const mostWorkers = Math.min(2, availableParallelism());
/** A decoder that takes longer has lost its way in a file that was made for that. */
const longestMs = 30_000;
/** What a decoder has taken of memory it gives back only when its thread ends. */
const idleMs = 60_000;

const waiting: Job[] = [];
const idle: { readonly worker: Worker; readonly ending: NodeJS.Timeout }[] = [];
let running = 0;

/**
 * Prepares a file in a thread beside this one, so that no file, however large or wicked, keeps others waiting. The bytes
 * are copied there: the caller keeps its own.
 */
export async function prepareInWorker(bytes: Uint8Array, wanted: Wanted): Promise<PreparedFile | Refused> {
  return ((await inWorker(bytes, wanted)) as PreparedFile | Refused | undefined) ?? { problem: 'damaged' };
}

/** Takes an email apart there; undefined when that cannot be done. */
export async function readMailInWorker(bytes: Uint8Array): Promise<ReadMail | undefined> {
  return (await inWorker(bytes, 'mail')) as ReadMail | undefined;
}

function inWorker(bytes: Uint8Array, task: WorkerTask): Promise<unknown> {
  return new Promise((done) => {
    waiting.push({ bytes, task, done });
    startNext();
  });
}

function startNext(): void {
  if (running >= mostWorkers) return;
  const job = waiting.shift();
  if (job === undefined) return;
  running += 1;
  const worker = idleWorker() ?? newWorker();
  give(worker, job);
}

function idleWorker(): Worker | undefined {
  const resting = idle.pop();
  if (resting === undefined) return undefined;
  clearTimeout(resting.ending);
  resting.worker.ref();
  return resting.worker;
}

function give(worker: Worker, { bytes, task, done }: Job): void {
  const end = (answer: unknown, canGoOn: boolean) => {
    clearTimeout(limit);
    worker.off('message', answered).off('error', lost).off('exit', lost);
    if (canGoOn) rest(worker);
    else void worker.terminate();
    running -= 1;
    done(answer);
    startNext();
  };
  const answered = (answer: unknown) => end(answer, true);
  const lost = () => end(undefined, false);
  const limit = setTimeout(lost, longestMs);
  worker.once('message', answered).once('error', lost).once('exit', lost);
  const copy = new Uint8Array(bytes);
  worker.postMessage({ bytes: copy, task }, [copy.buffer]);
}

function newWorker(): Worker {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url));
  // One that rests or is being ended may still cry out; nobody must fall over that.
  return worker.on('error', () => undefined).on('exit', () => forget(worker));
}

/** Kept for the next file for a while, without keeping the process alive. */
function rest(worker: Worker): void {
  worker.unref();
  const ending = setTimeout(() => {
    forget(worker);
    void worker.terminate();
  }, idleMs).unref();
  idle.push({ worker, ending });
}

function forget(worker: Worker): void {
  const at = idle.findIndex((resting) => resting.worker === worker);
  if (at >= 0) idle.splice(at, 1);
}
