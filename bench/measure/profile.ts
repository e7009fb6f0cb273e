import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onceIn } from './postgres-servers.ts';

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** From now on the server counts what each statement costs. It must have been started to: see `--profile`. */
export async function countStatements(superuserUrl: string): Promise<void> {
  await onceIn(superuserUrl, 'create extension if not exists pg_stat_statements');
  await onceIn(superuserUrl, 'select pg_stat_statements_reset()');
}

/** The statements that cost PostgreSQL most, with how often they ran and their mean in milliseconds. */
export async function costlyStatements(superuserUrl: string): Promise<string[]> {
  const rows = await onceIn<{ calls: unknown; mean: unknown; total: unknown; sql: string }>(superuserUrl, `
    select calls, round(mean_exec_time::numeric, 3) as mean, round(total_exec_time) as total, left(regexp_replace(query, '\\s+', ' ', 'g'), 150) as sql
    from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) order by total_exec_time desc limit 20`);
  return ['calls, mean ms, total ms, statement', ...rows.map(({ calls, mean, total, sql }) => `${String(calls).padStart(7)} ${String(mean).padStart(9)} ${String(total).padStart(8)}  ${sql}`)];
}

/** Where a Node process spent its time itself, the most first, from the profiles it left in this folder. */
export function hotFunctions(folder: string, count: number): string[] {
  const profiles = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  return profiles.flatMap((name) => selfTimes(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile, count));
}

/** Time in each function without what it called, as shares of the time that was not idle. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, count: number): string[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (name !== '(idle)') spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const all = [...spent.values()].reduce((sum, each) => sum + each, 0);
  const most = [...spent].sort(([, a], [, b]) => b - a).slice(0, count);
  return most.map(([name, time]) => `${((time / all) * 100).toFixed(1).padStart(5)} %  ${name}`);
}

function nameOf({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(unnamed)' : functionName;
  if (url === '') return name;
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  return `${name}  ${inPackage ?? ''} ${basename(url)}:${lineNumber + 1}`;
}
