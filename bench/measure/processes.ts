import { readdirSync, readFileSync } from 'node:fs';
import { parseMachineStat, parseProcessStat, parsePss, treeOf, type ProcessTicks } from './proc.ts';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const ticksPerSecond = 100;

/** Processor seconds used so far by each of these processes with all they started. */
export function cpuSeconds<Name extends string>(roots: Readonly<Record<Name, number>>): Record<Name, number> {
  const processes = readProcesses();
  const used = Object.entries<number>(roots).map(([name, root]) => {
    const ticks = treeOf(root, processes).reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0), 0);
    return [name, ticks / ticksPerSecond];
  });
  return Object.fromEntries(used) as Record<Name, number>;
}

/** Megabytes of memory that this process and all it started take, shared pages by their share. */
export function memoryMb(root: number): number {
  const bytes = treeOf(root, readProcesses()).map((pid) => parsePss(contentsOf(`/proc/${pid}/smaps_rollup`)));
  return bytes.reduce((sum, each) => sum + each, 0) / 1024 / 1024;
}

/** Seconds of all processors together since the machine started: at work, at rest, and taken by the host. */
export function machineSeconds(): { readonly busy: number; readonly idle: number; readonly stolen: number } {
  const { busy, idle, stolen } = parseMachineStat(contentsOf('/proc/stat'));
  return { busy: busy / ticksPerSecond, idle: idle / ticksPerSecond, stolen: stolen / ticksPerSecond };
}

function readProcesses(): Map<number, ProcessTicks> {
  const processes = new Map<number, ProcessTicks>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = contentsOf(`/proc/${name}/stat`);
    if (stat !== '') processes.set(Number(name), parseProcessStat(stat));
  }
  return processes;
}

/** Nothing, where the process ended before we looked or belongs to somebody else. */
function contentsOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
