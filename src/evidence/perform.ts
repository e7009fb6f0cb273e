import { applyChange, caseContext, loadCaseForChange, openCase, saveCases, type CaseReader } from '../casefile/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { actorOf, type Actor } from '../staff/index.ts';
import { mayOnEvidence, whoMayOnEvidence, type EvidenceAction } from './access.ts';
import { decideEvidence, type EvidenceCommand, type EvidenceRefusal, type NamedEvidence } from './decide/evidence-of-case.ts';
import { evidenceById } from './queries.ts';
import { insertWithdrawal } from './store.ts';

/** Somebody who does something with the evidence of a case, on a page or through the API. */
export type EvidenceDoer = CaseReader & { readonly now: string; readonly today: string; readonly newId: () => string };

const actionOf: Readonly<Record<EvidenceCommand['type'], EvidenceAction>> = { AddEvidence: 'add', WithdrawEvidence: 'withdraw', OpenSealed: 'open the sealed' };

export type PerformedOnEvidence = { readonly ok: true } | { readonly ok: false; readonly refusal: EvidenceRefusal };

/** The one door to the evidence of a case: may they see the case, may they do this, is it right; then timeline and rows together. */
export async function performOnEvidence(doer: EvidenceDoer, reference: string, command: EvidenceCommand): Promise<PerformedOnEvidence> {
  await mustBeAllowed(doer, reference, actionOf[command.type]);
  const actor = actorOf(doer.actor);
  const done = await saveDecision(doer.tx, reference, command, caseContext(doer, actor));
  if (done.ok && command.type === 'WithdrawEvidence') await insertWithdrawal(doer.tx, { ...command, caseId: done.caseId, actor, now: doer.now });
  return done;
}

/** The case, for somebody who may do this with its evidence. */
export async function mustBeAllowed(doer: CaseReader, reference: string, action: EvidenceAction): ReturnType<typeof openCase> {
  const opened = await openCase(doer, reference);
  if (!mayOnEvidence(opened.actor, action, opened.facts)) throw new NotAllowed(whoMayOnEvidence(action));
  return opened;
}

/** What arrived for a case without anybody bringing it: nobody is asked, since nobody sees anything by it. */
export function addByItself(tx: Tx, reference: string, command: Extract<EvidenceCommand, { type: 'AddEvidence' }>, reading: Parameters<typeof caseContext>[0]): Promise<PerformedOnEvidence> {
  const actor: Actor = { kind: 'system', name: 'Putright' };
  return saveDecision(tx, reference, command, caseContext(reading, actor));
}

type Saved = { readonly ok: true; readonly caseId: string } | Extract<PerformedOnEvidence, { ok: false }>;

async function saveDecision(tx: Tx, reference: string, command: EvidenceCommand, context: ReturnType<typeof caseContext>): Promise<Saved> {
  const draft = await loadCaseForChange(tx, reference);
  const decision = decideEvidence(command, await namedIn(tx, command, draft.file.id), draft.file);
  if (!decision.ok) return { ok: false, refusal: decision.refusal };
  applyChange(draft, decision.change, context);
  await saveCases(tx, [draft]);
  return { ok: true, caseId: draft.file.id };
}

/** Read when the case is ours, so that of two who withdraw the same at once the second is told. */
async function namedIn(tx: Tx, command: EvidenceCommand, caseId: string): Promise<NamedEvidence> {
  const item = command.type === 'AddEvidence' ? undefined : await evidenceById(tx, command.evidenceId);
  return item?.caseId === caseId ? { id: item.id, kind: item.kind, isWithdrawn: item.withdrawn !== null } : undefined;
}
