import { loadCasesForChange, recordOf } from '../casefile/index.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import type { HasLeft } from '../correspondence/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { landlordById } from '../platform/landlord.ts';
import { applyHazardChange, type HazardDraft } from './apply.ts';
import { summaryLeft } from './decide/review-summary.ts';
import { contextOfHazard, correspondentOf, saveHazard } from './perform.ts';
import { placeOfHazard } from './queries/place.ts';
import { summaryOfMessage } from './queries/summary-of-message.ts';
import { loadHazard } from './store/index.ts';

/** The message with the written summary has left the house: the clock ends in the same transaction. */
export async function recordSummaryLeft(tx: Tx, message: HasLeft, { now, newId }: { readonly now: string; readonly newId: () => string }): Promise<void> {
  const [landlord, summaryId, [spine]] = [await landlordById(tx, tx.landlordId), await summaryOfMessage(tx, message.id), await loadCasesForChange(tx, [message.caseId])];
  if (landlord === undefined || spine === undefined) throw new NotFound('hazard');
  if (summaryId === undefined || spine.file.kind !== 'hazard') return;
  const at = now as Instant;
  const today = dateInLondon(at);
  const [hazard, place] = [await loadHazard(tx, spine.file.id), await placeOfHazard(tx, spine.file, today)];
  const asking = { tx, landlord, actor: { kind: 'system', name: 'Putright' } as const, now, today, newId };
  const context = await contextOfHazard(asking, { file: spine.file, hazard }, place);
  const change = summaryLeft({ spine: recordOf(spine), hazard }, { summaryId, at, how: message.channel === 'letter' ? 'letter' : 'email' }, context);
  if (change === undefined) return;
  const draft: HazardDraft = { spine, hazard, events: [] };
  applyHazardChange(draft, change, context, correspondentOf(asking, undefined));
  await saveHazard({ tx }, draft, context);
}
