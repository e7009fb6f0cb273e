import { englandAndWales, type Instant, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Actor } from '../staff/index.ts';
import { applyChange } from './apply-change.ts';
import { decideCase, onTheOtherCase, type CaseCommand, type CaseRefusal } from './decide.ts';
import { recordOf } from './draft.ts';
import type { CaseChange, CaseContext } from './model.ts';
import { loadCaseForChange, loadCasesForChange } from './store/load.ts';
import { landlordById } from '../platform/landlord.ts';
import { chasePolicyOn } from './policy/chasing.ts';
import { checkSeenVersion, saveCases } from './store/save.ts';

/** A request's one clock reading, and for which landlord where that is at hand. */
interface Reading extends Pick<CaseContext, 'chasing'> {
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
  readonly landlord?: { readonly settings: Readonly<Record<string, unknown>> };
}

/** A request's one clock reading and its person, as decisions want them. */
export function caseContext(reading: Reading, actor: Actor): CaseContext {
  const today = reading.today as PlainDate;
  const chasing = reading.landlord === undefined ? reading.chasing : chasePolicyOn(reading.landlord.settings, today);
  return { actor, now: reading.now as Instant, today, calendar: englandAndWales, newId: reading.newId, chasing };
}

export type Performed<Refusal extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: Refusal; readonly facts: Readonly<Record<string, string>> };

/** The one door for what may be done to a case of any kind: load, decide, save, whoever is asking. */
export async function performOnCase(
  tx: Tx,
  target: { readonly reference: string; readonly seenVersion?: number },
  command: CaseCommand,
  context: CaseContext,
): Promise<Performed<CaseRefusal>> {
  const draft = await loadCaseForChange(tx, target.reference);
  checkSeenVersion(draft, target.seenVersion);
  const decision = decideCase(recordOf(draft), command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  const other = onTheOtherCase(recordOf(draft), command);
  const others = other === undefined ? [] : await loadCasesForChange(tx, [other.caseId]);
  applyChange(draft, decision.change, context);
  for (const there of others) applyChange(there, other?.change ?? { events: [] }, context);
  await saveCases(tx, [draft, ...others]);
  return { ok: true };
}

/** What happened on one case without anybody's doing. */
export interface SystemChange {
  readonly caseId: string;
  readonly change: CaseChange;
}

/** Lets a job write what happened on the timelines of cases, such as that a message was delivered. */
export async function recordSystemEvents(tx: Tx, changes: readonly SystemChange[], reading: Parameters<typeof caseContext>[0]): Promise<void> {
  const drafts = await loadCasesForChange(tx, [...new Set(changes.map(({ caseId }) => caseId))]);
  const context = caseContext(await withOwnRhythm(tx, changes, reading), { kind: 'system', name: 'Putright' });
  for (const draft of drafts) {
    for (const { caseId, change } of changes) if (caseId === draft.file.id) applyChange(draft, change, context);
  }
  await saveCases(tx, drafts);
}

/** What begins a count to the next word needs to know the landlord's rhythm; nothing else asks for it. */
async function withOwnRhythm(tx: Tx, changes: readonly SystemChange[], reading: Reading): Promise<Reading> {
  const begins = changes.some(({ change: { messages = [], wordSent = false, wordLost = false } }) => messages.length > 0 || wordSent || wordLost);
  const landlord = begins && reading.landlord === undefined && reading.chasing === undefined ? await landlordById(tx, tx.landlordId) : undefined;
  return landlord === undefined ? reading : { ...reading, landlord };
}
