import { isFirstStart, makeInPlace, makeOnNewServer } from './make-demonstration-here.ts';
import { readConfig } from './platform/config.ts';
import { progressBar } from './platform/progress-bar.ts';

// A program of its own, run once by the first start: what years of repairs take in memory ends with it.

try {
  const config = readConfig();
  const saying = { say: console.log, progress: progressBar(process.stdout) };
  await (isFirstStart(config) ? makeOnNewServer(config, saying) : makeInPlace(config, saying));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
