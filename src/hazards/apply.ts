import { applyChange, type CaseDraft } from '../casefile/index.ts';
import type { HazardChange, HazardContext } from './decide/index.ts';
import { hazardMessages, type HazardCorrespondent } from './messages.ts';
import { evolve, hazardFrom } from './evolve.ts';
import type { Hazard, HazardEvent } from './model.ts';

/** A hazard in hand: the spine's draft and the hazard's own state, saved together. */
export interface HazardDraft {
  readonly spine: CaseDraft;
  hazard: Hazard;
  readonly events: HazardEvent[];
}

/** Puts a decision on the hazard in hand, with what the resident is told. */
export function applyHazardChange(draft: HazardDraft, change: HazardChange, context: HazardContext, to: HazardCorrespondent): void {
  const { tell = [], ...spineChange } = change;
  for (const event of change.events) draft.hazard = event.type === 'HazardReported' ? hazardFrom(draft.spine.file.id, event) : evolve(draft.hazard, event);
  draft.events.push(...change.events);
  const messages = hazardMessages(tell, { file: { ...draft.spine.file, ...spineChange.file }, now: context.now }, to);
  applyChange(draft.spine, { ...spineChange, messages: [...(spineChange.messages ?? []), ...messages] }, context);
}
