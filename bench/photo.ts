import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp, { type Sharp } from 'sharp';
import { keepFile } from '../src/evidence/store.ts';
import { decodeHeic } from '../src/evidence/prepare/decode-heic.ts';
import { prepareInWorker } from '../src/evidence/prepare/file-workers.ts';
import { newId } from '../src/platform/ids.ts';
import { openFolderStore, type FileStore } from '../src/platform/files/index.ts';
import { numberOption, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { loopWatched } from './measure/loop.ts';
import { percentile } from './measure/spread.ts';
import { watched } from './measure/watched.ts';

// npm run bench -- photo --rounds 10 --heic FILE
//
// A photo from the bytes that were sent to its three files on disk, as every door of the product does it, while the loop that
// would answer requests is watched. The reference does the decoder's share alone, in this process. --heic takes a photo of a phone
// in place of the one of the tests, which is of coloured noise.

/** What a photo costs, and whether it keeps others waiting. */
export const part: Part = { name: 'photo', about: 'a photo of 12 megapixels, stored and with its small picture', run };

const landlordId = '0199aaaa-0000-7000-8000-000000000001';
const aims = [{ number: 'p50Ms', atMost: 1000 }, { number: 'loopMaxMs', atMost: 50 }, { number: 'loopWorkMaxMs', atMost: 50 }] as const;

interface Subject {
  readonly what: string;
  readonly bytes: Buffer;
  readonly alone: { readonly what: string; readonly work: () => Promise<unknown> };
}

async function run(context: BenchContext): Promise<Figure[]> {
  const rounds = numberOption(context, 'rounds', 10);
  const store = openFolderStore(context.newFolder());
  const jpeg = await aPhonePhoto();
  const heic = readFileSync(context.option('heic') ?? join(import.meta.dirname, '../test/fixtures/photos/twelve-megapixels.heic'));
  const subjects: readonly Subject[] = [
    { what: 'JPEG', bytes: jpeg, alone: { what: 'sharp alone: the same two pictures', work: () => twoPictures(sharp(jpeg).autoOrient()) } },
    { what: 'HEIC', bytes: heic, alone: { what: 'libheif alone: the pixels', work: () => decodeHeic(heic) } },
  ];
  const figures: Figure[] = [];
  for (const subject of subjects) figures.push(...(await measure(subject, store, rounds)));
  figures.push({ what: 'nothing at all for two seconds, to know what the machine takes', numbers: await timed(1, () => setTimeout(2000)) });
  return figures;
}

/** The first one finds no thread at work, as after a quiet half hour; then one after another; then six at once, as one form sends. */
async function measure({ what, bytes, alone }: Subject, store: FileStore, rounds: number): Promise<Figure[]> {
  const reference = { what: alone.what, numbers: await timed(rounds, () => alone.work()) };
  const megabytes = `${what} of ${(bytes.length / 1e6).toFixed(1)} MB`;
  const one = () => prepareAndKeep(bytes, store);
  return [
    { what: `${megabytes}, the first`, numbers: await timed(1, one), reference, aims },
    { what: megabytes, numbers: await timed(rounds, one), reference, aims },
    { what: `${megabytes}, six at once`, numbers: await timed(Math.ceil(rounds / 3), () => Promise.all(Array.from({ length: 6 }, one))), reference, aims: [aims[1], aims[2]] },
  ];
}

async function prepareAndKeep(bytes: Buffer, store: FileStore): Promise<void> {
  const prepared = await prepareInWorker(bytes, 'photos');
  if ('problem' in prepared) throw new Error(`The photo could not be prepared: ${prepared.problem}.`);
  await keepFile(landlordId, { file: { filename: 'photo', bytes }, prepared }, { newId: () => newId(), store });
}

/** How long each round took, how long the loop stood still meanwhile, and what the machine did. */
async function timed(rounds: number, work: () => Promise<unknown>): Promise<Numbers> {
  const took: number[] = [];
  const { result: loop, othersShare, cpuSeconds } = await watched({}, () => loopWatched(async () => {
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await work();
      took.push(performance.now() - began);
    }
  }));
  const sorted = took.toSorted((left, right) => left - right);
  const { loopCpuMs = 0, ...stood } = loop.numbers;
  return { p50Ms: percentile(sorted, 0.5), maxMs: percentile(sorted, 1), ...stood, loopCpuMs: loopCpuMs / rounds, cpuMs: ((cpuSeconds['load'] ?? 0) * 1000) / rounds, othersPercent: othersShare * 100 };
}

async function twoPictures(picture: Sharp): Promise<void> {
  const data = await picture.resize({ width: 2560, height: 2560, fit: 'inside' }).jpeg({ quality: 85 }).toBuffer();
  await sharp(data).resize({ width: 400, height: 400, fit: 'inside' }).jpeg({ quality: 85 }).toBuffer();
}

/** Light and shade with the grain of a small sensor: as large as what phones send. */
function aPhonePhoto(): Promise<Buffer> {
  const [width, height] = [4032, 3024];
  const grain = { width, height, noise: { type: 'gaussian' as const, mean: 128, sigma: 12 } };
  return sharp({ create: { width, height, channels: 3, background: '#a87850', noise: grain.noise } }).withExif({ IFD0: { Make: 'Phone' } }).jpeg({ quality: 85 }).toBuffer();
}
