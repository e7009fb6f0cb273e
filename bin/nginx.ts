import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, getuid } from 'node:process';

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx'];
const HOW_TO_GET_NGINX = 'No nginx was found to try deploy/nginx.conf with. Install it (Debian: apt-get install nginx-light).';

/** The nginx of this machine, after installing Debian's package when we are root there and may. Throws with what to do otherwise. */
export function findOrInstallNginx(): string {
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  if (getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')) {
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', 'nginx-light');
  }
  const installed = PLACES.find((place) => existsSync(place));
  if (installed === undefined) throw new Error(HOW_TO_GET_NGINX);
  return installed;
}

/** The package must not begin to serve the whole machine: it is wanted for one test. */
function aptGet(...words: string[]): void {
  const result = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
  if (result.status !== 0) throw new Error(`apt-get ${words[0] ?? ''} failed. ${HOW_TO_GET_NGINX}`);
}
