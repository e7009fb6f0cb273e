import type { Tx, WriteStep } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { CaseDraft } from '../draft.ts';
import { countedByCase } from './counted.ts';
import { measures, type Counts, type TallyFacts, type TallyKey } from './model.ts';
import { notFixedTypes } from './not-fixed.ts';
import { noCounts, tallyChange } from './tally-of.ts';

const clocksThatCount: ReadonlySet<string> = new Set(['law', 'code', 'policy']);

/**
 * What saving these cases changes in the tallies, to be written in the same transaction. What is not in hand is read
 * only when it matters: whether a clock had run out before, of a case that closes or opens again; all of it, of a case
 * that changes teams, for then everything it ever counted for moves with it.
 */
export async function tallyStep(tx: Tx, drafts: readonly CaseDraft[]): Promise<WriteStep> {
  const sums = new Map<string, TallyKey & { counts: Record<keyof Counts, number> }>();
  const add = (key: TallyKey, counts: Counts, sign: 1 | -1) => {
    const name = `${key.teamId} ${key.month} ${key.kind}`;
    const sum = sums.get(name) ?? { ...key, counts: { ...noCounts } };
    for (const measure of measures) sum.counts[measure] += sign * counts[measure];
    sums.set(name, sum);
  };
  const ranOut = await ranOutBefore(tx, drafts.filter(({ file, loaded }) => loaded !== null && loaded.file.closedAt !== file.closedAt));
  for (const draft of drafts) {
    const { teamId, kind } = draft.file;
    for (const [month, counts] of changeOf(draft, ranOut.has(draft.file.id))) add({ teamId, month, kind }, counts, 1);
  }
  const moved = drafts.filter(({ file, loaded }) => loaded !== null && loaded.file.teamId !== file.teamId);
  for (const { caseId, month, kind, teamId, counts } of await countedByCase(tx, moved.map(({ file }) => file.id))) {
    add({ teamId, month, kind }, counts, -1);
    add({ teamId: moved.find(({ file }) => file.id === caseId)?.file.teamId ?? teamId, month, kind }, counts, 1);
  }
  return { table: 'tally_changes', rows: [...sums.values()].filter(({ counts }) => measures.some((measure) => counts[measure] !== 0)).map(({ teamId, month, kind, counts }) => ({ landlord_id: tx.landlordId, id: newId(), team_id: teamId, month, kind, ...counts })) };
}

function changeOf(draft: CaseDraft, ranOutBefore: boolean): ReturnType<typeof tallyChange> {
  const { file, loaded, deadlines, promises } = draft;
  const ranOutNow = [...deadlines.values()].some(({ late, kind }) => late && clocksThatCount.has(kind));
  const changesEnd = loaded === null || loaded.file.closedAt !== file.closedAt;
  const after: TallyFacts = {
    openedAt: file.openedAt, closedAt: file.closedAt, ranOut: changesEnd && (ranOutBefore || ranOutNow),
    promises: [...promises.values()],
    rhythms: [...deadlines.values()].filter(({ kind }) => kind === 'rhythm'),
    notFixedAt: draft.events.filter(({ type }) => notFixedTypes().includes(type)).map(({ at }) => at),
  };
  if (loaded === null) return tallyChange(null, after);
  return tallyChange({
    openedAt: loaded.file.openedAt, closedAt: loaded.file.closedAt, ranOut: ranOutBefore,
    promises: loaded.promises, rhythms: loaded.deadlines.filter(({ kind }) => kind === 'rhythm'), notFixedAt: [],
  }, after);
}

/** The cases among these with a clock that had run out and was settled before they were loaded. */
async function ranOutBefore(tx: Tx, drafts: readonly CaseDraft[]): Promise<ReadonlySet<string>> {
  if (drafts.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `select distinct case_id as id from deadlines where landlord_id = $1 and case_id = any ($2::uuid[]) and kind = any ($3) and late`,
    [tx.landlordId, drafts.map(({ file }) => file.id), [...clocksThatCount]],
  );
  return new Set(rows.map(({ id }) => id));
}
