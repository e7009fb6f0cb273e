import { createHash } from 'node:crypto';

const BYTES = 32;

/** One line of SHA256SUMS, as sha256sum writes and checks it. */
export function sumLine(sha256: string, name: string): string {
  return `${sha256}  ${name}\n`;
}

/**
 * What was read of an archive, in order: 32 bytes for each file however long its name, so that an archive of a million
 * photos is checked in little memory. Each is the hash of the line that SHA256SUMS should have.
 */
export class Digests {
  #kept = Buffer.alloc(1024 * BYTES);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(line: string): void {
    if ((this.#count + 1) * BYTES > this.#kept.length) this.#kept = Buffer.concat([this.#kept, Buffer.alloc(this.#kept.length)]);
    hashOf(line).copy(this.#kept, this.#count * BYTES);
    this.#count += 1;
  }

  /** Whether the file at this place gave exactly this line. */
  matches(place: number, line: string): boolean {
    return place < this.#count && this.#kept.subarray(place * BYTES, (place + 1) * BYTES).equals(hashOf(line));
  }
}

function hashOf(line: string): Buffer {
  return createHash('sha256').update(line).digest();
}
