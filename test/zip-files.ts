import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { readZip, zipOf } from '../src/platform/zip/index.ts';
import { canonicalJson } from '../src/casefile/index.ts';

export type Files = ReadonlyMap<string, Buffer>;

/** Every file of an archive, by its name. */
export async function readFiles(zip: Buffer): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'putright-zip-'));
  const files = new Map<string, Buffer>();
  try {
    await writeFile(join(folder, 'a.zip'), zip);
    await readZip(join(folder, 'a.zip'), async ({ name, bytes }) => void files.set(name, Buffer.concat(await Array.fromAsync(bytes as AsyncIterable<Buffer>))));
  } finally {
    await rm(folder, { recursive: true });
  }
  return files;
}

/** An archive of these files; with `sealAnew` by somebody who makes the manifest fit. */
export async function rewritten(files: Files, { sealAnew = false }: { readonly sealAnew?: boolean } = {}): Promise<Buffer> {
  const all = sealAnew ? new Map([...files, ['manifest.json', fitting(files)]]) : files;
  const zip = zipOf((async function* () {
    for (const [name, bytes] of all) yield { name, bytes: (async function* () { yield bytes; })() };
  })(), '2026-11-22T10:00:00.000Z');
  return Buffer.concat(await Array.fromAsync(zip as AsyncIterable<Buffer>));
}

function fitting(files: Files): Buffer {
  const { seal: _, ...manifest } = JSON.parse(String(files.get('manifest.json'))) as { seal: string; files: { name: string }[] };
  const named = manifest.files.map((file) => {
    const bytes = files.get(file.name) ?? Buffer.alloc(0);
    return { ...file, byteLength: bytes.length, sha256: hash('sha256', bytes, 'hex') };
  });
  const unsealed = { ...manifest, files: named };
  return Buffer.from(`${canonicalJson({ ...unsealed, seal: hash('sha256', canonicalJson(unsealed), 'hex') })}\n`);
}
