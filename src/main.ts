import { join } from 'node:path';
import { startProduct } from './start-product.ts';
import { readConfig } from './platform/config.ts';
import { progressBar } from './platform/progress-bar.ts';

// Boots the parts this process is set to run. The addresses and sign-ins are printed for a person; the log goes to standard error.

// What cannot be printed, because the disk behind it is full or nobody reads it any more, must not end the work.
for (const printed of [process.stdout, process.stderr]) printed.on('error', () => undefined);

try {
  const config = readConfig();
  const started = await startProduct(config, { say: console.log, progress: progressBar(process.stdout) });
  const what = config.parts.web ? `Putright is running at ${started.address}` : 'Putright\'s worker is running';
  console.log(`\n${what}\nStop it with Ctrl-C. Data: ${config.databaseUrl === undefined ? join(config.dataDir) : 'your PostgreSQL'}`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    started.stop().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(error.message);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
