import { parseArgs } from 'node:util';
import { allKeptUp, landlordsToCheck } from '../casefile/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { asOfOneMoment, factDifferences, mendMonths, monthDifferences } from './counting/compare.ts';
import { sumDifferences } from './counting/mend-sums.ts';
import type { MonthChange } from './counting/difference.ts';
import { beginWalk, holdProgress } from './counting/progress.ts';
import { countLandlord } from './jobs.ts';

const usage = 'Say it like: putright tallies check [--landlord SLUG], or putright tallies rebuild [--landlord SLUG]';

/** `putright tallies check|rebuild`: prints what of the managers' figures differs from a full recount, and gives the exit code. */
export async function talliesCommand(args: readonly string[], print: (text: string) => void, now: string): Promise<number> {
  const { text, exitCode } = await withProductDatabase((database) => compareMeasures(database, args, now));
  print(text);
  return exitCode;
}

/** Compares what is kept up of each landlord's measures with a full recount; `rebuild` makes them equal. */
export async function compareMeasures(database: Database, args: readonly string[], now: string): Promise<{ readonly text: string; readonly exitCode: number }> {
  const { values, positionals } = parseArgs({ args: [...args], options: { landlord: { type: 'string' } }, allowPositionals: true, strict: true });
  const [wanted] = positionals;
  if (positionals.length !== 1 || (wanted !== 'check' && wanted !== 'rebuild')) throw new Error(usage);
  const rebuilds = wanted === 'rebuild';
  const lines: string[] = [];
  for await (const landlord of landlordsToCheck(database, values.landlord)) {
    const found = await database.inLandlord(landlord.id, async (tx) => {
      await asOfOneMoment(tx);
      return [...(await factDifferences(tx)), ...(await monthDifferences(tx)), ...(await sumDifferences(tx)).differences];
    });
    if (rebuilds && found.length > 0) await countAllAnew(database, landlord.id, now);
    const others = await database.inLandlord(landlord.id, (tx) => keptUpBeside(tx, rebuilds));
    lines.push(...found.map((difference) => inWords(landlord, difference)), ...others.map((words) => `${landlord.name}, ${words}`));
  }
  if (lines.length === 0) return { text: 'The measures equal a full recount\n', exitCode: 0 };
  const what = `${lines.length === 1 ? '1 line of what is kept up differs' : `${lines.length} lines of what is kept up differ`} from a full recount`;
  return { text: `${lines.join('\n')}\n${what}${rebuilds ? ': mended' : ''}\n`, exitCode: rebuilds ? 0 : 1 };
}

/** What else is kept up from cases, beside a recount as of one moment. */
async function keptUpBeside(tx: Tx, mends: boolean): Promise<readonly string[]> {
  if (!mends) await asOfOneMoment(tx);
  const lines: string[] = [];
  for (const { recount } of allKeptUp()) lines.push(...(await recount(tx, mends)));
  return lines;
}

/** Counts every case anew, piece by piece, and then makes the months what the facts add up to. */
async function countAllAnew(database: Database, landlordId: string, now: string): Promise<void> {
  const inHand = (work: (tx: Parameters<typeof mendMonths>[0]) => Promise<unknown>) => database.inLandlord(landlordId, async (tx) => {
    if ((await holdProgress(tx)) === undefined) throw new Error('Somebody else is counting: try again in a minute.');
    return work(tx);
  });
  await inHand((tx) => beginWalk(tx, true));
  await countLandlord(database, landlordId, now, Infinity);
  await inHand(mendMonths);
}

function inWords({ name }: Landlord, { countedBy, measure, month, total, hits, amended }: MonthChange): string {
  const said = Object.entries({ total, hits, amended }).filter(([, count]) => count !== 0).map(([what, count]) => `${what} ${count > 0 ? '+' : ''}${count}`);
  const which = countedBy === 'everything' ? measure : `${measure} summed by ${countedBy}`;
  return `${name}, ${which}, ${month.slice(0, 7)}: ${said.join(', ') || 'rows'}`;
}
