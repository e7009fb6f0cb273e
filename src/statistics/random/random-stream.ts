/** Chance that can be repeated: the same seed and stream give the same numbers on every machine. Never for secrets. */
export interface RandomStream {
  /** A whole number from 0 up to, and never, 2³². */
  word(): number;
  /** From 0 up to, and never, 1, with 53 bits of chance. */
  share(): number;
  /** A whole number from 0 up to, and never, `sides` (at most 2³²), each as likely. */
  below(sides: number): number;
}

/** Rounds thrown away, so that seeds that hardly differ are far apart. */
const warmUp = 20;

/**
 * Opens stream number `stream` of a seed. Streams of one seed are independent, so that run 37 of a simulation is the same
 * whether it is made first, last, alone or on another processor. SFC32 (Doty-Humphrey, PractRand): 128 bits, of which one
 * word counts, so that no stream is shorter than 2³².
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0 || !Number.isSafeInteger(stream) || stream < 0) {
    throw new RangeError('A seed and a stream are whole numbers from 0 up.');
  }
  let a = seed | 0;
  let b = Math.floor(seed / 0x1_0000_0000) ^ Math.imul(Math.floor(stream / 0x1_0000_0000), 0x9e3779b9);
  let c = stream | 0;
  let counter = 1;
  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < warmUp; round += 1) word();
  return {
    word,
    share: () => ((word() >>> 5) * 0x400_0000 + (word() >>> 6)) / 0x20_0000_0000_0000,
    below: (sides) => evenly(word, sides),
  };
}

/** The few words beyond the last whole round are drawn again: they would make some numbers likelier than others. */
function evenly(word: () => number, sides: number): number {
  if (!Number.isInteger(sides) || sides < 1 || sides > 0x1_0000_0000) throw new RangeError('A draw has from 1 to 2³² sides.');
  const wholeRounds = 0x1_0000_0000 - (0x1_0000_0000 % sides);
  for (;;) {
    const drawn = word();
    if (drawn < wholeRounds) return drawn % sides;
  }
}
