import { parseArgs } from 'node:util';
import type { Database } from '../../platform/database/index.ts';
import type { Landlord } from '../../platform/landlord.ts';
import { withProductDatabase } from '../../platform/open-product.ts';
import { landlordsToCheck, plural, type VerifyOutcome } from '../commands.ts';
import { measures } from './model.ts';
import { asOfOneMoment, rebuildTallies, tallyDifferences, type TallyDifference } from './rebuild.ts';

const usage = 'Say it like: putright tallies check [--landlord SLUG], or putright tallies rebuild [--landlord SLUG]';

/** `putright tallies check|rebuild`: prints what differed from a full recount, and gives the exit code. */
export async function talliesCommand(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { text, exitCode } = await withProductDatabase((database) => compareTallies(database, args));
  print(text);
  return exitCode;
}

/** Compares each landlord's monthly figures with a full recount; `rebuild` makes them equal. */
export async function compareTallies(database: Database, args: readonly string[]): Promise<VerifyOutcome> {
  const { values, positionals } = parseArgs({ args: [...args], options: { landlord: { type: 'string' } }, allowPositionals: true, strict: true });
  const [wanted] = positionals;
  if (positionals.length !== 1 || (wanted !== 'check' && wanted !== 'rebuild')) throw new Error(usage);
  const lines: string[] = [];
  for await (const landlord of landlordsToCheck(database, values.landlord)) {
    const differences = await database.inLandlord(landlord.id, async (tx) => {
      await asOfOneMoment(tx);
      return wanted === 'rebuild' ? rebuildTallies(tx) : tallyDifferences(tx);
    });
    lines.push(...differences.map((difference) => inWords(landlord, difference)));
  }
  if (lines.length === 0) return { text: 'The monthly figures equal a full recount\n', exitCode: 0 };
  const found = `${plural(lines.length, 'month of a team differs', 'months of teams differ')} from a full recount`;
  return wanted === 'rebuild' ? { text: `${lines.join('\n')}\n${found}: mended\n`, exitCode: 0 } : { text: `${lines.join('\n')}\n${found}\n`, exitCode: 1 };
}

function inWords({ name }: Landlord, { teamId, month, kind, missing }: TallyDifference): string {
  const counts = measures.filter((measure) => missing[measure] !== 0).map((measure) => `${measure} ${missing[measure] > 0 ? '+' : ''}${missing[measure]}`);
  return `${name}, team ${teamId}, ${month.slice(0, 7)}, ${kind}: ${counts.join(', ')}`;
}
