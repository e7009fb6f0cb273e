import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { findOrInstallChromium } from './chromium.ts';

// Everything that must hold before a change goes in, in the order that finds a fault soonest. Stops at the first failure.

type Step = { name: string; run: () => boolean };

const ROOT = join(import.meta.dirname, '..');
const LONGEST_STEP_MS = 40 * 60_000;
const TEST_FILES = globSync('{src,test,bin,e2e,bench}/**/*.{test,e2e}.ts', { cwd: ROOT });
const PURE_TEST_FILES = TEST_FILES.filter((path) => path.endsWith('.test.ts') && !path.endsWith('.db.test.ts') && !path.startsWith('e2e'));

// One process for all files, because starting one for each costs more than the tests. A handle left open cannot hold the run.
const TEST = ['--test', '--test-isolation=none', '--test-force-exit', '--test-timeout=120000'];

const STEPS: Step[] = [
  { name: 'Types', run: () => tool('tsc', '--noEmit') && tool('tsc', '--noEmit', '-p', 'src/phone/client') },
  { name: 'Lint', run: () => tool('oxlint', '--deny-warnings') },
  { name: 'Boundaries between the parts', run: () => tool('depcruise', 'src', '--config', '.dependency-cruiser.cjs') },
  { name: 'Pure tests, for an early answer', run: () => command(execPath, [...TEST, '--test-reporter=dot', ...PURE_TEST_FILES]) },
  { name: 'A browser for the journeys', run: browser },
  // Last, so that the run ends with the totals of everything. Generated documents are checked by tests beside their makers.
  { name: 'Every test: pure, on a real PostgreSQL, and journeys in the browser', run: () => command(execPath, [...TEST, '--test-reporter=spec', ...TEST_FILES]) },
];

function tool(name: string, ...words: string[]): boolean {
  return command(join(ROOT, 'node_modules', '.bin', name), words);
}

function command(program: string, words: string[]): boolean {
  const surroundings = { ...env };
  // The answer must not depend on where the machine is.
  delete surroundings['TZ'];
  const result = spawnSync(program, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: surroundings,
    timeout: LONGEST_STEP_MS,
  });
  if (result.error) console.error(result.error.message);
  return result.status === 0;
}

function browser(): boolean {
  try {
    env['CHROMIUM_PATH'] = findOrInstallChromium();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

let lastStepTook = '';
for (const [index, { name, run }] of STEPS.entries()) {
  console.log(`${lastStepTook}\n[${index + 1}/${STEPS.length}] ${name}`);
  const began = performance.now();
  const passed = run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (!passed) {
    console.error(`\nFailed after ${seconds} s: ${name}`);
    exit(1);
  }
  // Told with the next step, so that nothing follows the totals of the last.
  lastStepTook = `    ${seconds} s\n`;
}
