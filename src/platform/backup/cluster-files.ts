import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Copied last of all, so that it never speaks of a checkpoint newer than the files before it. */
export const CONTROL_FILE = 'global/pg_control';

/** Of the running server only: PostgreSQL makes what belongs in these folders afresh. */
const FOLDERS_LEFT_EMPTY = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|pg_internal\.init.*|pgsql_tmp.*|t\d+_\d+.*)$/;

export interface ClusterEntry {
  /** Its path inside the cluster. */
  readonly name: string;
  readonly isFolder: boolean;
}

/** What of a running cluster goes into a backup, folders before what is in them. The control file is not among it. */
export async function* clusterFiles(cluster: string, within = ''): AsyncGenerator<ClusterEntry> {
  for (const entry of await readdirIfThere(join(cluster, within))) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    if (LEFT_OUT.test(entry.name) || name === CONTROL_FILE) continue;
    if (entry.isSymbolicLink()) throw new Error(`${join(cluster, name)} is a link: the embedded server keeps everything in one folder, so this is not its data as we made it.`);
    yield { name, isFolder: entry.isDirectory() };
    if (entry.isDirectory() && !FOLDERS_LEFT_EMPTY.has(name)) yield* clusterFiles(cluster, name);
  }
  // Recovery looks for this folder inside the one left empty.
  if (within === '') yield { name: 'pg_wal/archive_status', isFolder: true };
}

// A table may be dropped, with its files, while we look: the log replays that.
async function readdirIfThere(folder: string) {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
