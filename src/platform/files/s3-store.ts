import { Readable } from 'node:stream';
import { pathInStore, type FileName, type FileStore } from './file-store.ts';
import { openS3Bucket, type S3Bucket, type S3Settings } from './s3-bucket.ts';
import { inPieces } from './in-pieces.ts';
import { sealed } from './sealed.ts';

/** S3 refuses pieces of fewer than 5 MB, but for the last. Two of these are in memory at once, however large the file is. */
const pieceBytes = 8 * 1024 * 1024;

/** Keeps files in a bucket of any store that speaks S3, under the same names as in a folder. */
export function openS3Store(settings: S3Settings): FileStore {
  const bucket = openS3Bucket(settings);
  const keyOf = (landlordId: string, name: FileName) => pathInStore(landlordId, name);
  return {
    put: (landlordId, name, bytes) => bucket.put(keyOf(landlordId, name), bytes),
    get: async (landlordId, name) => {
      const answer = await bucket.get(keyOf(landlordId, name));
      return answer === undefined ? undefined : Buffer.from(await answer.arrayBuffer());
    },
    putStream: async (landlordId, name, chunks) => {
      const { bytes, seal } = sealed(chunks);
      await putInPieces(bucket, keyOf(landlordId, name), bytes);
      return seal();
    },
    open: async (landlordId, name) => {
      const answer = await bucket.get(keyOf(landlordId, name));
      return answer === undefined ? undefined : Readable.from(answer.body ?? []);
    },
    remove: (landlordId, name) => bucket.remove(keyOf(landlordId, name)),
  };
}

/** A file in pieces is there only when all of it is: until it is completed nobody can read it, and one cut short is given up. */
async function putInPieces(bucket: S3Bucket, key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const pieces = inPieces(bytes, pieceBytes);
  const first = (await pieces.next()).value ?? Buffer.alloc(0);
  const second = await pieces.next();
  if (second.done === true) return bucket.put(key, first);
  const upload = await bucket.begin(key);
  try {
    const tags = [await upload.put(1, first), await upload.put(2, second.value)];
    for await (const piece of pieces) tags.push(await upload.put(tags.length + 1, piece));
    await upload.complete(tags);
  } catch (error) {
    await upload.giveUp().catch(() => undefined);
    throw error;
  }
}
