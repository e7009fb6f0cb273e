export { addJob, type JobOptions } from './add-job.ts';
export { openWakingDatabase } from './open-waking-database.ts';
export { landlordOf, payloadText, type JobPayload, type JobTools, type ScheduledTask, type SliceJobs, type Task } from './task.ts';
export { queueFigures, type QueueFigures } from './queue-figures.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
