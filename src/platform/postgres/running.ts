import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kill, platform } from 'node:process';

/** What a running server wrote about itself in postmaster.pid. */
export type RunningServer = { pid: number; socketFolder: string; ready: boolean };

/** The server that postmaster.pid speaks of, whether or not it still lives. */
export function readPidFile(cluster: string): RunningServer | undefined {
  const lines = pidFileText(cluster)?.split('\n').map((line) => line.trim());
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, socketFolder: lines[4] ?? '', ready: lines[7] === 'ready' };
}

/** Whether that server is alive and truly serves this cluster. */
export function isServing(server: RunningServer, cluster: string): boolean {
  if (platform === 'linux') return processesIn(cluster).includes(server.pid);
  return isAlive(server.pid);
}

/**
 * Removes a postmaster.pid whose number now belongs to some other program (after a reboot, or in a container, where
 * numbers repeat): PostgreSQL would refuse to start. Only where we can see that no server process uses the cluster.
 */
export function removeStalePidFile(cluster: string): void {
  if (platform !== 'linux') return;
  const before = pidFileText(cluster);
  if (before === undefined || processesIn(cluster).length > 0) return;
  if (pidFileText(cluster) === before) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Every process working in the cluster: the server and its children all make it their current folder. */
export function processesIn(cluster: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => worksIn(pid, cluster));
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch (error) {
    return hasCode(error, 'EACCES') && mayWorkIn(pid, cluster);
  }
}

// In a container even root may not look into another account's process, but its command line is open to all.
function mayWorkIn(pid: number, cluster: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(cluster) || command.startsWith('postgres: ');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function pidFileText(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
