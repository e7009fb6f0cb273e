import type { ConsentBasis, HouseholdNeed, Resident, ResidentContext, ResidentEvent } from './model.ts';

/** What somebody says, by their own link, of what we hold about their needs. Anything else that changes is for us to ask about. */
export type OwnAnswer = 'right' | 'none';

export interface OwnNeedsAnswer {
  readonly answer: OwnAnswer;
  /** The version of their record that the page showed. */
  readonly seenVersion: number;
}

export type OwnNeedsDecision = { readonly ok: true; readonly events: readonly ResidentEvent[] } | { readonly ok: false; readonly refusal: 'changed-meanwhile' };

/** Held on a footing that whoever else at home opens the link must not learn of. */
const neverByLink: ReadonlySet<ConsentBasis> = new Set<ConsentBasis>(['safeguarding', 'to protect life']);

/** A need as its person sees it by their link: what visitors are told, and never why. */
export interface ShownNeed {
  readonly id: HouseholdNeed['id'];
  readonly instruction: string;
  readonly lastConfirmedOn: HouseholdNeed['lastConfirmedOn'];
}

/** What a link shows. A link may be read by others at home: nothing of safety, no reason, no kind. */
export function needsShownByLink({ needs }: Pick<Resident, 'needs'>): readonly ShownNeed[] {
  return needs.flatMap(({ id, kind, instruction, consentBasis, lastConfirmedOn }) =>
    (instruction === null || kind === 'safety' || neverByLink.has(consentBasis) ? [] : [{ id, instruction, lastConfirmedOn }]));
}

/** Confirms what they were shown and nothing else; or that nobody needs anything, where nobody had asked. */
export function confirmOwnNeeds(resident: Resident, { answer, seenVersion }: OwnNeedsAnswer, { today }: Pick<ResidentContext, 'today'>): OwnNeedsDecision {
  const { needsAnswer, version } = resident;
  const isWhatTheySaw = version === seenVersion && (answer === 'none' ? needsAnswer.answer === 'unknown' && resident.needs.length === 0 : needsAnswer.answer !== 'unknown');
  if (!isWhatTheySaw) return { ok: false, refusal: 'changed-meanwhile' };
  const held = needsAnswer.answer === 'unknown' ? ({ answer: 'none', consentBasis: 'reasonable adjustments' } as const) : needsAnswer;
  return {
    ok: true,
    events: [
      { type: 'NeedsConfirmed', answer: held.answer, source: 'the person', consentBasis: held.consentBasis, confirmedOn: today },
      ...needsShownByLink(resident).map(({ id }): ResidentEvent => ({ type: 'NeedConfirmed', needId: id, on: today })),
    ],
  };
}
