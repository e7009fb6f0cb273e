import { applyChange, loadCasesForChange, saveCases, type CaseContext } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { HomeEnd } from './model.ts';
import { endInWords } from './views/end-words.ts';

/** What became of a home that cases are open at. */
export type HomeEvent =
  | { readonly type: 'HomeEnded'; readonly data: HomeEnd }
  | { readonly type: 'HomeEndUndone'; readonly data: { readonly reason: string } };

const noticeOf = (event: HomeEvent): string => (event.type === 'HomeEnded' ? `${endInWords(event.data)} The case stays open: say how it ends` : `The home is ours after all: ${event.data.reason}`);

/** Open cases stay open: each has it on its record, and its owner is told. */
export async function tellOpenCases(tx: Tx, told: readonly { readonly homeId: string; readonly event: HomeEvent }[], context: CaseContext): Promise<void> {
  const byHome = new Map(told.map(({ homeId, event }) => [homeId, event]));
  const open = await tx.query<{ id: string }>('select c.id from cases c where c.landlord_id = $1 and c.home_id = any ($2::uuid[]) and c.closed_at is null order by c.id', [tx.landlordId, [...byHome.keys()]]);
  if (open.length === 0) return;
  const drafts = await loadCasesForChange(tx, open.map(({ id }) => id));
  for (const draft of drafts) {
    const event = byHome.get(draft.file.homeId ?? '');
    if (event !== undefined) applyChange(draft, { events: [event], notices: [{ staffId: draft.file.ownerId, words: `${draft.file.reference}: ${noticeOf(event)}` }] }, context);
  }
  await saveCases(tx, drafts);
}
