import { availableParallelism } from 'node:os';
import type { Numbers } from './figure.ts';
import { cpuSeconds, machineSeconds } from './processes.ts';

export interface Watched<Result> {
  readonly result: Result;
  readonly seconds: number;
  /** Processor seconds of each named tree meanwhile. */
  readonly cpuSeconds: Readonly<Record<string, number>>;
  /** How much of the machine was busy with what is none of ours, 0 to 1. */
  readonly othersShare: number;
  /** How much of the machine its host gave to other guests, 0 to 1. */
  readonly stolenShare: number;
}

/**
 * Does something and says what the machine did meanwhile. `trees` names our processes by their first: the web process, a
 * PostgreSQL server. The process that asks (the load) is counted as ours besides, as `load`.
 */
export async function watched<Result>(trees: Readonly<Record<string, number>>, work: () => Promise<Result>): Promise<Watched<Result>> {
  const began = performance.now();
  const before = { ours: cpuSeconds(trees), load: loadSeconds(), machine: machineSeconds() };
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  const after = { ours: cpuSeconds(trees), load: loadSeconds(), machine: machineSeconds() };
  const used = Object.fromEntries(Object.entries(after.ours).map(([name, now]) => [name, now - (before.ours[name] ?? 0)]));
  const all = { ...used, load: after.load - before.load };
  const ours = Object.values(all).reduce((sum, each) => sum + each, 0);
  const capacity = seconds * availableParallelism();
  return {
    result,
    seconds,
    cpuSeconds: all,
    othersShare: Math.max(0, (after.machine.busy - before.machine.busy - ours) / capacity),
    stolenShare: Math.max(0, (after.machine.stolen - before.machine.stolen) / capacity),
  };
}

/** What was watched as columns of a figure: processor milliseconds for each of `count` things done, and others' share. */
export function perRequest({ cpuSeconds, othersShare, stolenShare }: Omit<Watched<unknown>, 'result'>, count: number): Numbers {
  const each = Object.entries(cpuSeconds).map(([name, seconds]) => [`${name}CpuMs`, (seconds * 1000) / count]);
  return { ...Object.fromEntries(each), othersPercent: othersShare * 100, stolenPercent: stolenShare * 100 };
}

function loadSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
