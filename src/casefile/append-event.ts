import { sealEvent } from './chain.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseContext, CaseEvent, EventBody } from './model.ts';

/** Adds one event to the end of the case's chain. */
export function appendEvent(draft: CaseDraft, body: EventBody, context: CaseContext): void {
  const unsealed: Omit<CaseEvent, 'hash'> = {
    sequence: draft.file.lastSequence + 1,
    at: context.now,
    actorKind: context.actor.kind,
    actorId: context.actor.kind === 'system' ? null : context.actor.id,
    actorName: context.actor.name,
    type: body.type,
    data: { ...body.data },
    previousHash: draft.file.lastHash,
  };
  const hash = sealEvent(draft.file.id, unsealed);
  draft.events.push({ ...unsealed, hash });
  draft.file = { ...draft.file, lastSequence: unsealed.sequence, lastHash: hash };
}
