import { env } from 'node:process';
import * as fc from 'fast-check';

/** Another run tries other things; with the same number, the same. A failure names it. */
export const seed = Number(env['ADVERSARY_SEED'] ?? Math.floor(performance.timeOrigin % 2_000_000_000));

/** So many values, the same for the same `salt` and seed. */
export const sampled = <Value>(arbitrary: fc.Arbitrary<Value>, count: number, salt = 0): Value[] => fc.sample(arbitrary, { numRuns: count, seed: seed + salt });
