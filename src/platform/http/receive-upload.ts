import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { newId } from '../ids.ts';
import { TooMuchSent } from './problems.ts';
import type { Upload } from './upload.ts';
import type { StreamedFile, UploadedFile } from './visit.ts';

type KeptFile = StreamedFile & { readonly path: string };

interface Received {
  readonly folder: string;
  readonly files: KeptFile[];
  bytes: number;
}

const received = new WeakMap<FastifyRequest, Received>();
// The longest form asks room by room, with ticks.
const ofForms = { fields: 160, fieldSize: 64 * 1024, headerPairs: 40 };

/** Takes in a form with files: its fields become the body, its files go to a folder of this request alone. */
export async function receiveUpload(request: FastifyRequest, upload: Upload, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const into: Received = { folder: await mkdtemp(join(folder, 'upload-')), files: [], bytes: 0 };
  received.set(request, into);
  const limits = { ...ofForms, files: upload.files, parts: ofForms.fields + upload.files, fileSize: upload.bytes };
  const fields: [string, string][] = [];
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') await keepFile(part, upload, into);
    else if (part.valueTruncated) throw new TooMuchSent(upload);
    else if (typeof part.value === 'string') fields.push([part.fieldname, part.value]);
  }
  request.body = gathered(fields);
}

/** A file field left empty arrives as a nameless file of no bytes: that is no file. */
async function keepFile(part: MultipartFile, upload: Upload, into: Received): Promise<void> {
  const path = join(into.folder, newId());
  const before = into.bytes;
  await pipeline(part.file, counting(into, upload), createWriteStream(path, { mode: 0o600 }));
  const size = into.bytes - before;
  if (part.file.truncated) throw new TooMuchSent(upload);
  if (size === 0 && part.filename === '') return;
  into.files.push({ field: part.fieldname, filename: part.filename, claimedType: part.mimetype, size, path, read: () => createReadStream(path) });
}

function counting(into: Received, upload: Upload): Transform {
  const most = upload.totalBytes ?? upload.files * upload.bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      into.bytes += chunk.length;
      if (into.bytes > most) done(new TooMuchSent(upload));
      else done(null, chunk);
    },
  });
}

function gathered(fields: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const body = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of fields) {
    const before = body[name];
    body[name] = before === undefined ? value : [before, value].flat();
  }
  return body;
}

/** What the visit shows of the files: their bytes, or streams where the route asked for those. */
export async function filesOf(request: FastifyRequest, upload: Upload | undefined): Promise<{ files: UploadedFile[]; streams: StreamedFile[] }> {
  const kept = received.get(request)?.files ?? [];
  if (upload?.stream === true) return { files: [], streams: kept };
  const files: UploadedFile[] = [];
  for (const { field, filename, claimedType, path } of kept) files.push({ field, filename, claimedType, bytes: await readFile(path) });
  return { files, streams: [] };
}

/** Throws the files of this request away; what a handler wanted to keep it has put elsewhere. */
export async function discardUpload(request: FastifyRequest): Promise<void> {
  const kept = received.get(request);
  if (kept === undefined) return;
  received.delete(request);
  await rm(kept.folder, { recursive: true, force: true });
}
