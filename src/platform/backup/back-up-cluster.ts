import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pid } from 'node:process';
import { Client } from 'pg';
import { newSecret } from '../ids.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { clusterFiles, CONTROL_FILE } from './cluster-files.ts';
import { segmentsBetween } from './wal-names.ts';

/** Where the copy begins and ends in the write-ahead log: what was acknowledged before `endsAt` is in it. */
export interface CopiedCluster {
  readonly beganAt: string;
  readonly endsAt: string;
}

/** Inside the archive the cluster lies in this folder. */
export const CLUSTER_FOLDER = 'cluster';

/**
 * Copies the files of a running server, with the log that makes them whole. Nobody waits for it: the server goes on
 * writing, and a slot of its own keeps the log from being recycled under us (it goes when our connection does).
 */
export async function backUpCluster(archive: ArchiveWriter, { superuserUrl, cluster }: { superuserUrl: string; cluster: string }): Promise<CopiedCluster> {
  const client = new Client({ connectionString: superuserUrl, application_name: 'putright backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`select pg_create_physical_replication_slot('putright_backup_${pid}_${newSecret(4).replaceAll(/\W/g, '_').toLowerCase()}', true, true)`);
    const began = await one<{ at: string; segment: string }>(client, `select at::text, pg_walfile_name(at) as segment from pg_backup_start('putright', true) as at`);
    await copyFiles(archive, cluster);
    const ended = await one<Ending>(client, 'select lsn::text as at, pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(false)');
    await archive.addBytes(`${CLUSTER_FOLDER}/backup_label`, ended.label);
    await copyLog(archive, cluster, segmentsBetween(began.segment, ended.segment));
    return { beganAt: began.at, endsAt: ended.at };
  } finally {
    await client.end();
  }
}

interface Ending {
  readonly at: string;
  readonly segment: string;
  readonly label: string;
}

async function copyFiles(archive: ArchiveWriter, cluster: string): Promise<void> {
  for await (const { name, isFolder } of clusterFiles(cluster)) {
    if (isFolder) await archive.addFolder(`${CLUSTER_FOLDER}/${name}`);
    else await archive.addFile(`${CLUSTER_FOLDER}/${name}`, join(cluster, name));
  }
  await copyControlFile(archive, cluster);
}

/** The server may be writing it this very moment: what two readings agree on is not half of one and half of another. */
async function copyControlFile(archive: ArchiveWriter, cluster: string): Promise<void> {
  const path = join(cluster, CONTROL_FILE);
  let before = await readFile(path);
  for (;;) {
    const now = await readFile(path);
    if (now.equals(before)) break;
    before = now;
  }
  await archive.addBytes(`${CLUSTER_FOLDER}/${CONTROL_FILE}`, before);
}

async function copyLog(archive: ArchiveWriter, cluster: string, segments: readonly string[]): Promise<void> {
  for (const segment of segments) {
    if (!(await archive.addFile(`${CLUSTER_FOLDER}/pg_wal/${segment}`, join(cluster, 'pg_wal', segment)))) {
      throw new Error(`PostgreSQL has removed its log ${segment} before it was copied: try the backup again.`);
    }
  }
}

async function one<Row extends object>(client: Client, question: string): Promise<Row> {
  const row = (await client.query<Row>(question)).rows[0];
  if (row === undefined) throw new Error('PostgreSQL did not answer.');
  return row;
}
