import { caseContext } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { ImportReading, RowPlan } from '../../platform/importer.ts';
import { decideHomeEndInFile, type HomeEndRefusal } from '../decide/home-end.ts';
import { endHomes } from '../end-home.ts';
import { homeEndRefusalInWords } from '../views/end-words.ts';
import type { HomeEnd } from '../model.ts';
import { endsByUprn } from '../queries/home-end.ts';
import { planHomes, type PlacedRow } from './upsert-homes.ts';

interface EndedRow {
  readonly uprn: string;
  readonly end: HomeEnd;
}

const endedIn = (batch: readonly PlacedRow[]): readonly EndedRow[] => batch.flatMap(({ row: { uprn, end } }) => (end === null ? [] : [{ uprn, end }]));

/** What each row would do, its end included. An empty cell says nothing of a home's end: a file never undoes one. */
export async function planWithEnds(tx: Tx, batch: readonly PlacedRow[], today: PlainDate): Promise<readonly RowPlan[]> {
  const plans = await planHomes(tx, batch);
  const ended = new Map((await decideAll(tx, endedIn(batch), today)).map((each) => [each.uprn, each]));
  return plans.map((plan, at) => {
    const end = ended.get(batch[at]?.row.uprn ?? '');
    if (end === undefined || end.verdict === 'unchanged') return plan;
    if (!end.verdict.ok) return { problems: [problemOf(end.verdict.refusal, end.verdict.facts)] };
    return plan === 'unchanged' ? 'changed' : plan;
  });
}

/** Writes down the ends that were planned, of homes that are there by now, and tells the open cases at them. */
export async function saveEnds(tx: Tx, batch: readonly PlacedRow[], reading: ImportReading): Promise<void> {
  const ends = (await decideAll(tx, endedIn(batch), reading.today)).flatMap(({ homeId, end, verdict }) => (homeId !== undefined && verdict !== 'unchanged' && verdict.ok ? [{ homeId, end }] : []));
  if (ends.length > 0) await endHomes(tx, ends, caseContext(reading, { kind: 'system', name: `Import by ${reading.by.name}` }));
}

async function decideAll(tx: Tx, rows: readonly EndedRow[], today: PlainDate) {
  const known = rows.length === 0 ? new Map<string, never>() : new Map((await endsByUprn(tx, rows.map(({ uprn }) => uprn))).map((each) => [String(each.uprn), each]));
  return rows.map(({ uprn, end }) => ({ uprn, end, homeId: known.get(uprn)?.homeId, verdict: decideHomeEndInFile(end, { ends: known.get(uprn)?.ends ?? [], today }) }));
}

const fieldOf: Readonly<Partial<Record<HomeEndRefusal, string>>> = { 'end-in-the-future': 'ended_on', 'end-too-long-ago': 'ended_on', 'end-unexplained': 'ended_words' };

function problemOf(refusal: HomeEndRefusal, facts: Readonly<Record<string, string>>): CellProblem {
  const [reason = '', ...mend] = homeEndRefusalInWords(refusal, facts).split('. ');
  return { field: fieldOf[refusal] ?? 'ended_on', reason: `${reason}.`, mend: mend.length === 0 ? 'Correct the row, or leave the three cells empty.' : `${mend.join('. ')}.` };
}
