import type { JsonRows } from '../platform/cells/index.ts';
import type { FileChunks, FileRow } from './read-file.ts';
import { ImportRefused } from './refused.ts';

/** A JSON file is held whole while it is read: above this it is to be sent in parts. */
const mostMegabytes = 16;

/** What a file begins with, and the whole of it again. */
export interface Begun {
  readonly isJson: boolean;
  readonly chunks: FileChunks;
}

/** Looks at the first letter of a file that may be JSON: { or [, after a mark of UTF-8 and spaces. */
export async function begun(chunks: FileChunks): Promise<Begun> {
  const iterator = iteratorOf(chunks);
  const read: Uint8Array[] = [];
  let start = '';
  while (start === '') {
    const { done, value } = await iterator.next();
    if (done === true) break;
    const bytes = typeof value === 'string' ? Buffer.from(value) : value;
    read.push(bytes);
    start = Buffer.concat(read).toString('utf8').replace(/^\uFEFF/, '').trimStart();
  }
  return { isJson: /^[{[]/.test(start), chunks: again(read, iterator) };
}

function iteratorOf(chunks: FileChunks): AsyncIterator<Uint8Array | string> | Iterator<Uint8Array | string> {
  return Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
}

async function* again(read: readonly Uint8Array[], rest: AsyncIterator<Uint8Array | string> | Iterator<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  yield* read;
  for (;;) {
    const { done, value } = await rest.next();
    if (done === true) return;
    yield typeof value === 'string' ? Buffer.from(value) : value;
  }
}

/** The rows of a JSON file, in its order; its line is its number. */
export async function* readJsonRows(rowsOfJson: (document: unknown) => JsonRows, chunks: FileChunks): AsyncGenerator<FileRow> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    parts.push(bytes);
    size += bytes.length;
    if (size > mostMegabytes * 1024 * 1024) throw new ImportRefused([`A JSON file may have ${mostMegabytes} megabytes. Send it in parts, such as one for each day.`]);
  }
  const found = rowsOfJson(documentIn(Buffer.concat(parts).toString('utf8').replace(/^\uFEFF/, '')));
  if (!found.ok) throw new ImportRefused(found.reasons);
  for (const [at, row] of found.rows.entries()) yield { ...row, line: at + 1, bytesRead: Math.round((size * (at + 1)) / found.rows.length) };
}

function documentIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportRefused(['The file begins as JSON and is none: a bracket, comma or quotation mark is missing or too many. Write it anew in the program it came from.']);
  }
}
