import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, exit, getuid } from 'node:process';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const HOW_TO_GET_CHROMIUM =
  'No Chromium was found for the journeys. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.';

/** The Chromium that the journeys should drive, or undefined when this machine has none. */
export function findChromium(): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen) return chosen;
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name))).find(isProgram);
}

/** Finds Chromium, installing Debian's package first when we are root there and may. Throws with what to do otherwise. */
export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (!mayInstallPackages()) throw new Error(HOW_TO_GET_CHROMIUM);
  console.log('No Chromium found: installing the Debian package.');
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  const installed = findChromium();
  if (!installed) throw new Error(HOW_TO_GET_CHROMIUM);
  return installed;
}

function mayInstallPackages(): boolean {
  return getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

function aptGet(...words: string[]): void {
  const result = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0) throw new Error(`apt-get ${words[0]} failed. ${HOW_TO_GET_CHROMIUM}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) {
  try {
    console.log(findOrInstallChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    exit(1);
  }
}
