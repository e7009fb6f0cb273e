import { instant } from '../clock/index.ts';
import type { HeardOfCase } from '../evidence/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { landlordById } from '../platform/landlord.ts';
import { performOnRepair } from './perform.ts';
import { hazardsInWords } from './problems.ts';

/** Listens to what was written to us and put on a repair by hand: words of a danger count from when they reached us. */
export async function hearOnRepair({ tx, now, today, newId }: HeardOfCase['doer'], { file, words, heardAt }: HeardOfCase): Promise<void> {
  if (file.kind !== 'repair' || hazardsInWords(words).length === 0) return;
  const landlord = await landlordById(tx, tx.landlordId);
  if (landlord === undefined) throw new NotFound('landlord');
  await performOnRepair({ tx, landlord, actor: { kind: 'system', name: 'Putright' }, now, today, newId }, { reference: file.reference }, { type: 'HearWords', words, heardAt: instant(heardAt) });
}
