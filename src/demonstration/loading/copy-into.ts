import { once } from 'node:events';
import type { Client } from 'pg';
import { from, type CopyStreamQuery } from 'pg-copy-streams';
import type { CopyText } from './copy-text.ts';

/** What PostgreSQL said when it ended a COPY. The stream itself does not always keep it, and fails at the next row without a reason. */
const whyEnded = new WeakMap<CopyStreamQuery, Error>();

/** Opens a COPY into these columns of a table. Names come from code, never from input. */
export function openCopy(client: Client, target: string, columns: readonly string[], options = ''): CopyStreamQuery {
  const stream = client.query(from(`copy ${target} (${columns.map((name) => `"${name}"`).join(',')}) from stdin ${options}`, { highWaterMark: 1 << 21 }));
  // Without a listener a load that is given up would end the process before it says why.
  stream.on('error', (error) => whyEnded.set(stream, error));
  return stream;
}

/** Hands on some rows; waits while PostgreSQL has enough to do. */
export async function writeCopy(stream: CopyStreamQuery, { text }: CopyText): Promise<void> {
  throwWhyEnded(stream);
  if (!stream.write(Buffer.from(text.buffer, text.byteOffset, text.byteLength))) await once(stream, 'drain');
}

/** Ends a COPY and waits for PostgreSQL's word that it has every row. */
export async function endCopy(stream: CopyStreamQuery): Promise<void> {
  throwWhyEnded(stream);
  stream.end();
  if (!stream.writableFinished) await once(stream, 'finish');
}

function throwWhyEnded(stream: CopyStreamQuery): void {
  const why = stream.errored ?? whyEnded.get(stream);
  if (why !== undefined) throw why;
}
