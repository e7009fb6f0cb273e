// Reads what Linux writes under /proc. See proc(5).

/** A process's parent and the processor time it has used, in clock ticks. */
export interface ProcessTicks {
  readonly parent: number;
  readonly ticks: number;
}

/**
 * One line of /proc/PID/stat. The name may hold blanks and brackets, so counting starts after the last one. What children
 * used that have ended is counted with their parent: a server's connections come and go while we look.
 */
export function parseProcessStat(text: string): ProcessTicks {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [inProgram, inKernel, childrenInProgram, childrenInKernel] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), ticks: (inProgram ?? 0) + (inKernel ?? 0) + (childrenInProgram ?? 0) + (childrenInKernel ?? 0) };
}

/** The first line of /proc/stat: the whole machine's ticks at work, at rest, and taken by other guests of the host. */
export function parseMachineStat(text: string): { readonly busy: number; readonly idle: number; readonly stolen: number } {
  const fields = (text.split('\n', 1)[0] ?? '').trim().split(/\s+/).slice(1).map(Number);
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, hardware = 0, software = 0, stolen = 0] = fields;
  return { busy: user + nice + system + hardware + software, idle: idle + waiting, stolen };
}

/** The proportional set size in /proc/PID/smaps_rollup, in bytes: shared pages count by their share. */
export function parsePss(text: string): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

/** A process and everything it started, and what those started. */
export function treeOf(root: number, processes: ReadonlyMap<number, ProcessTicks>): number[] {
  const tree = [root];
  for (const parent of tree) {
    for (const [pid, one] of processes) if (one.parent === parent && !tree.includes(pid)) tree.push(pid);
  }
  return tree.filter((pid) => processes.has(pid));
}
