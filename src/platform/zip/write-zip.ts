import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file on its way into an archive. */
export interface FileToZip {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** It is small already, as photos are: packing it again would only cost time. */
  readonly isPacked?: true;
}

/**
 * An archive, made while it is read: each file is asked for when the one before it has gone, so that only a few pieces are
 * ever in memory, and whoever gives the files knows by then what went before.
 */
export function zipOf(files: AsyncIterable<FileToZip>, at: string): Readable {
  return Readable.from(packed(files, new Date(at)), { objectMode: false });
}

/** Begins when somebody reads, who then hears of it when it breaks: half an archive must not look whole. */
async function* packed(files: AsyncIterable<FileToZip>, at: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const gone = new AbortController();
  const broken = (error: unknown) => void output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', broken);
  addAll(zip, files, { at, gone: gone.signal }).catch(broken);
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    gone.abort();
  }
}

async function addAll(zip: ZipFile, files: AsyncIterable<FileToZip>, { at, gone }: { readonly at: Date; readonly gone: AbortSignal }): Promise<void> {
  for await (const { name, bytes, isPacked } of files) {
    if (gone.aborted) return;
    const source = Readable.from(bytes, { objectMode: false, highWaterMark: 65_536 });
    zip.addReadStream(source, name, { mtime: at, mode: 0o100644, compress: isPacked !== true });
    await finished(source, { signal: gone });
  }
  zip.end();
}
