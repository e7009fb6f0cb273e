import { createHash } from 'node:crypto';
import { longDateTime, countOf, isInstant } from '../../clock/index.ts';
import { readZip, ZipRefused, type ZippedFile } from '../../platform/zip/index.ts';
import { manifestFormat, type Manifest } from '../model.ts';
import { forWhom } from '../views/words.ts';
import { checkCase, checkEvidence, checkMaking, type Checked } from './check-case.ts';
import { readManifest } from './read-manifest.ts';

export interface CheckOfFile {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

interface FileSeen {
  readonly byteLength: number;
  readonly sha256: string;
}

/** What is kept of a file while the archive is read: its seal, and its words where they are ours. */
interface Seen {
  readonly files: Map<string, FileSeen>;
  readonly texts: Map<string, string>;
}

const mostText = 256 * 1024 * 1024;

/** Checks a casefile with nothing but the file: every hash, every chain, and that nothing is in it that should not be. */
export async function verifyCasefile(path: string): Promise<CheckOfFile> {
  const seen: Seen = { files: new Map(), texts: new Map() };
  try {
    await readZip(path, (file) => take(file, seen));
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    return { text: `${error.message}\nThis file does not hold.\n`, exitCode: 1 };
  }
  return inWords(seen);
}

async function take({ name, byteLength, bytes }: ZippedFile, { files, texts }: Seen): Promise<void> {
  const isText = /\.jsonl?$/.test(name);
  if (isText && byteLength > mostText) throw new ZipRefused(`${JSON.stringify(name)} is larger than we read.`);
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  try {
    for await (const part of bytes as AsyncIterable<Buffer>) {
      hash.update(part);
      if (isText) parts.push(part);
    }
  } catch (error) {
    throw new ZipRefused(`${JSON.stringify(name)} is damaged: ${error instanceof Error ? error.message : String(error)}.`);
  }
  files.set(name, { byteLength, sha256: hash.digest('hex') });
  if (isText) texts.set(name, Buffer.concat(parts).toString());
}

function inWords({ files, texts }: Seen): CheckOfFile {
  const read = readManifest(texts.get('manifest.json'));
  if (!read.ok) return { text: `${read.why}\nThis file does not hold.\n`, exitCode: 1 };
  const { manifest } = read;
  const wrong = [...read.wrong, ...wrongFiles(manifest, files)];
  const checked: readonly Checked[] = manifest.cases.map((head) => checkCase(head, texts.get(`cases/${head.reference}/events.jsonl`)));
  for (const each of checked) wrong.push(...each.wrong, ...checkEvidence(manifest, each));
  wrong.push(...checkMaking(manifest, checked));
  const lines = [whatItIs(manifest), ...checked.flatMap(({ holds }) => holds), `${countOf(manifest.files.length, 'file')} named in its manifest.`, ...(manifest.missing.length === 0 ? [] : [`Not in it, because the landlord's store of files did not have them: ${manifest.missing.join(', ')}.`])];
  const end = wrong.length === 0 ? ['Everything holds.'] : [...wrong, `This file does not hold: ${countOf(wrong.length, 'thing')} wrong.`];
  return { text: `${[...lines, ...end].join('\n')}\n`, exitCode: wrong.length === 0 ? 0 : 1 };
}

function whatItIs({ reference, audience, madeBy, landlord, madeAt, reason, format }: Manifest): string {
  const when = isInstant(madeAt) ? longDateTime(madeAt) : madeAt;
  return `Sealed casefile ${reference} (${format === manifestFormat ? format : 'unknown'}), made for ${forWhom[audience]} by ${madeBy}, ${landlord}, at ${when}. Why: ${reason}`;
}

function wrongFiles(manifest: Manifest, files: ReadonlyMap<string, FileSeen>): string[] {
  const named = new Set(['manifest.json', ...manifest.files.map(({ name }) => name)]);
  const changed = manifest.files.flatMap(({ name, byteLength, sha256 }) => {
    const found = files.get(name);
    if (found === undefined) return [`${name} is missing.`];
    return found.sha256 === sha256 && found.byteLength === byteLength ? [] : [`${name} is not as it was when this was made.`];
  });
  const added = [...files.keys()].filter((name) => !named.has(name)).map((name) => `${name} was put in afterwards: the manifest does not name it.`);
  return [...changed, ...added];
}
