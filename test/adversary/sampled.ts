import { env } from 'node:process';
import * as fc from 'fast-check';

const asked = env['ADVERSARY_SEED'] ?? '20261122';

/** The suite tries the same things each run, so that what fails there fails again; `any` (`npm run adversary`) tries others. A failure names the number. */
export const seed = asked === 'any' ? Math.floor(performance.timeOrigin % 2_000_000_000) : Number(asked);

/** So many values, the same for the same `salt` and seed. */
export const sampled = <Value>(arbitrary: fc.Arbitrary<Value>, count: number, salt = 0): Value[] => fc.sample(arbitrary, { numRuns: count, seed: seed + salt });
