import sharp from 'sharp';
import { prepareInWorker } from '../src/evidence/prepare/file-workers.ts';

// Prepares one photo and has nothing left to do then: src/evidence/prepare/file-workers.test.ts waits for its end.

const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#777' } }).png().toBuffer();
const prepared = await prepareInWorker(bytes, 'photos');
process.stdout.write(`${'kind' in prepared ? prepared.kind : prepared.problem}\n`);
