import { parseArgs } from 'node:util';
import { growLandlord } from './grow/grow-landlord.ts';
import { openBed } from './grow/bed.ts';

// Fills a database with a landlord of any size, in minutes: DATA_DIR=/tmp/bed node bench/grow.ts --cases 1000000
//
//   --cases N       how many cases (10000)          --open SHARE    how many of them are open, 0 to 1 (0.12)
//   --homes N       how many homes (cases / 10)     --entries N     timeline entries of one case, for a long one (0)
//   --name SLUG     the landlord's name (grown)     --seed N        another landlord from the same sizes (1)
//
// The rows are made by PostgreSQL itself (insert … select … generate_series) in the real schema, with the spread of a
// landlord's three years: 40 teams and 400 owners at a million cases, open cases of the last two months, a sixth of them
// overdue. How it differs from the real thing:
// - Every story is a stretch of one: reported, diagnosed, booked, fixed, confirmed and closed. A real repair has about 31
//   entries, 11 clocks, 3 promises, 3 contacts and 5 messages; a grown one up to 14, 3, 1, 1 and 3.
// - The chains are sealed as the product seals them, and `putright verify` finds them whole.
// - Indexes are rebuilt at the end, so they are tighter than after years of use; foreign keys are not checked on the way.
// - There are no photos, links, notices or household needs, and nothing waits in the job queue.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    open: { type: 'string', default: '0.12' },
    homes: { type: 'string' },
    entries: { type: 'string', default: '0' },
    name: { type: 'string', default: 'grown' },
    seed: { type: 'string', default: '1' },
  },
});

const bed = await openBed();
try {
  const began = performance.now();
  const cases = Number(values.cases);
  const grown = await growLandlord(bed.administratorUrl, {
    cases,
    openShare: Number(values.open),
    homes: Number(values.homes ?? Math.max(20, Math.ceil(cases / 10))),
    longestTimeline: Number(values.entries),
    slug: values.name,
    seed: Number(values.seed),
    say: (line) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`),
  });
  console.log(JSON.stringify({ ...grown, seconds: Math.round((performance.now() - began) / 100) / 10 }));
} finally {
  await bed.close();
}
