import assert from 'node:assert/strict';
import { newDraft, recordOf, type Reference } from '../../src/casefile/index.ts';
import type { Instant } from '../../src/clock/index.ts';
import { plainReader } from '../../src/correspondence/index.ts';
import { applyHazardChange, type HazardDraft } from '../../src/hazards/apply.ts';
import { decideHazardCase, nothingDoneYet, reportHazard, type HazardCommand, type HazardContext, type HazardDecision, type HazardRecord, type ReportHazard } from '../../src/hazards/decide/index.ts';
import { hazardFrom } from '../../src/hazards/evolve.ts';
import type { HazardCorrespondent } from '../../src/hazards/messages.ts';
import { noSpreadYet, noWorksYet, type HazardPlace, type SummaryWords } from '../../src/hazards/model.ts';
import type { Role } from '../../src/staff/index.ts';
import { aContext, aNewCaseFile, caseId } from './case.ts';
import { numberedIds } from './numbered-ids.ts';
import { staffOf } from './people.ts';
import { london } from './times.ts';

export type Told = ReportHazard['told'];

/** Mould in a bedroom, told by phone; override what the test is about. */
export function told(differing: Partial<Omit<Told, 'awareAt'>> & { readonly awareAt: string }): Told {
  return {
    route: 'resident', words: 'Black mould above the cot', suspected: 'damp-and-mould', saidEmergency: false, reporterName: 'Ms A. Okafor', reporterContact: null, lateBecause: '', fromRepair: null,
    ...differing, awareAt: london(differing.awareAt),
  };
}

/** Somebody who has a letter. */
const aReader = plainReader({ channel: 'letter', address: '14 Larch House, Stockport', name: 'Ms A. Okafor', residentId: null }, []);

/** Who decides, at a moment on the wall in London: the household was asked and has no needs unless said otherwise. */
export function atTime(wall: string, differing: Partial<HazardContext> & { readonly role?: Role } = {}): HazardContext {
  const { role = 'surveyor', ...more } = differing;
  return {
    ...aContext({ now: london(wall), actor: staffOf(role) }), household: { people: 1, notAsked: 0, isDeclared: false }, managers: [staffOf('manager').id], causes: [], own: [], dry: nothingDoneYet, works: noWorksYet, spread: noSpreadYet, canWrite: true,
    toldBy: { reader: aReader, landlordName: 'Larch Homes', phone: '0161 496 0000', emergencyPhone: '0161 496 0999', address: '14 Larch House' }, ...more,
  };
}

/** What was agreed to. */
export function agreed(decision: HazardDecision) {
  assert.ok(decision.ok, decision.ok ? '' : decision.refusal);
  return decision.change;
}

/** The name of a refusal; undefined where it was agreed to. */
export const refusalOf = (decision: HazardDecision): string | undefined => (decision.ok ? undefined : decision.refusal);

export interface Clock {
  readonly due: string;
  readonly status: 'open' | 'met' | 'withdrawn';
  readonly late: boolean;
}

/** A hazard that goes its way by the product's own decisions, one command after another. */
export interface HazardStory {
  readonly draft: HazardDraft;
  readonly record: () => HazardRecord;
  /** Does it, or says why not. */
  readonly does: (wall: string, command: HazardCommand, differing?: Parameters<typeof atTime>[1]) => string | undefined;
  /** Every clock of the hazard there has been, by its rule: those that run again, the newest. */
  readonly clocks: () => Readonly<Record<string, Clock>>;
  /** The rules of the clocks that run, in alphabetical order. */
  readonly running: () => readonly string[];
}

/** Whoever lives there, by text. */
const to: HazardCorrespondent = { recipient: plainReader({ channel: 'text', address: '07700 900123', name: 'Ms A. Okafor', residentId: null }, []), landlordName: 'Larch Homes', phone: '0161 496 0000', emergencyPhone: '0161 496 0001' };

const assured: HazardPlace = { agreement: 'assured', isSharedPlace: false };

export function hazardStory(report: Told, { enteredAt, place = assured, own = [] }: { readonly enteredAt?: string; readonly place?: HazardPlace; readonly own?: HazardContext['own'] } = {}): HazardStory {
  const newId = numberedIds(9);
  const context = { ...atTime('2026-11-24 09:30', { role: 'adviser', own }), now: enteredAt === undefined ? report.awareAt : london(enteredAt), newId };
  const change = agreed(reportHazard({ type: 'ReportHazard', told: report, place }, context));
  const spine = newDraft({ ...aNewCaseFile({ reference: 'HAZ-2026-00001' as Reference }), kind: 'hazard', openedAt: context.now });
  const [reported] = change.events;
  assert.ok(reported?.type === 'HazardReported');
  const draft: HazardDraft = { spine, hazard: hazardFrom(caseId, reported), events: [] };
  applyHazardChange(draft, change, context, to);
  const record = () => ({ spine: recordOf(spine), hazard: draft.hazard });
  return {
    draft,
    record,
    does(wall, command, differing) {
      const now = { ...atTime(wall, { own, ...differing }), newId };
      const decision = decideHazardCase(record(), command, now);
      if (!decision.ok) return decision.refusal;
      applyHazardChange(draft, decision.change, now, to);
      return undefined;
    },
    clocks: () => Object.fromEntries([...spine.deadlines.values()].filter(({ rule }) => rule.startsWith('hazards')).map(({ rule, dueOn, dueAt, status, late }) => [rule, { due: dueOn ?? dueAt ?? '', status, late }])),
    running: () => recordOf(spine).deadlines.map(({ rule }) => rule).filter((rule) => rule.startsWith('hazards')).toSorted(),
  };
}

const happenedAt = (wall: string): { readonly at: Instant; readonly lateBecause: string } => ({ at: london(wall), lateBecause: 'Written up at the office' });

type InDetail = NonNullable<Extract<HazardCommand, { type: 'RecordInvestigation' }>['detail']>;

/** One damp bedroom wall, wet by the meter, because of a gutter. */
export const inDetail = (differing: Partial<InDetail> = {}): InDetail => ({
  rooms: [{ room: 'Main bedroom', size: 'medium', squareMetres: 2, signs: ['mould', 'damp-patch'], readings: [{ kind: 'moisture', value: 28, where: 'Main bedroom', instrument: 'Protimeter 5' }], words: 'Outside wall' }],
  causeId: 'penetrating-gutter', sureness: 'likely', contributingIds: ['ventilation-fan'], otherDefects: '', neighbours: ['beside'], neighboursBecause: 'They share the downpipe', ...differing,
});

/** What a writer says of one damp wall; the days are after the 8th of December 2026. */
export const summaryWords = {
  found: 'Rain comes in by a split downpipe and wets the bedroom wall.', nothingBecause: '', stay: '',
  safety: { words: 'We wash the wall down and treat the mould.', beginBy: '2026-12-09' as never, doneBy: '2026-12-10' as never },
  prevention: { words: 'We fit a new downpipe.', beginBy: '2026-12-11' as never, doneBy: '2027-01-15' as never },
} satisfies SummaryWords;

/** Commands as people send them; override what the test is about. */
export const commands = {
  triage: (differing: Partial<Extract<HazardCommand, { type: 'TriageHazard' }>> = {}): HazardCommand => ({
    type: 'TriageHazard', kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: false, notAskedBecause: '', grade: 'significant', rationale: 'Mould over half a wall, a cold outside corner', ...differing,
  }),
  investigated: (wall: string, differing: Partial<Extract<HazardCommand, { type: 'RecordInvestigation' }>> = {}): HazardCommand => ({
    type: 'RecordInvestigation', ...happenedAt(wall), how: 'in person', investigator: 'N. Bright', competence: 'Certified damp surveyor', found: 'significant', words: 'Penetrating damp from a split downpipe', safetyWork: 'Wash down and treat the mould',
    prevention: 'New downpipe', noPreventionBecause: '', detail: inDetail(), ...differing,
  }),
  writes: (differing: Partial<SummaryWords> = {}): HazardCommand => ({ type: 'WriteSummary', ...summaryWords, ...differing }),
  approves: { type: 'ApproveSummary' } as const satisfies HazardCommand,
  sendsBack: { type: 'SendSummaryBack', reason: 'The tenth is a Sunday' } as const satisfies HazardCommand,
  madeSafe: (wall: string): HazardCommand => ({ type: 'RecordMadeSafe', ...happenedAt(wall), words: 'Washed down and treated' }),
  summarySent: (wall: string, how: 'letter' | 'told instead' = 'letter'): HazardCommand => ({ type: 'RecordSummarySent', ...happenedAt(wall), how, words: 'What we found and what we do by when' }),
  begun: (wall: string, how: 'work started' | 'steps taken' = 'work started'): HazardCommand => ({ type: 'RecordPreventionBegun', ...happenedAt(wall), how, words: 'Downpipe', finishBy: '2027-02-26' as never }),
  finished: (wall: string): HazardCommand => ({ type: 'RecordPreventionFinished', ...happenedAt(wall), words: 'Downpipe renewed' }),
  offered: (wall: string): HazardCommand => ({ type: 'OfferAccommodation', ...happenedAt(wall), words: 'Two rooms on the ground floor', place: 'Larch Hotel', fromOn: wall.slice(0, 10) as never, untilOn: '2026-12-20' as never, costPence: 45_000 }),
  step: (wall: string, noticeAt: string | null = null): HazardCommand => ({ type: 'RecordReasonableStep', ...happenedAt(wall), kind: 'access attempt', words: 'Nobody in, card left', noticeAt: noticeAt === null ? null : london(noticeAt) }),
  inPerson: (wall: string): HazardCommand => ({ type: 'AskForInvestigationInPerson', ...happenedAt(wall), words: 'Come and see it' }),
  coded: (cause = 'penetrating-wall'): HazardCommand => ({ type: 'CodeHazardCause', cause, words: 'Wet below the split joint only' }),
  checked: (wall: string, result: 'dry' | 'damp' | 'nobody in' = 'dry', againOn: string | null = null): HazardCommand => ({
    type: 'RecordDryCheck', ...happenedAt(wall), result, words: 'Outside wall of the bedroom', readings: result === 'nobody in' ? [] : [{ kind: 'moisture', value: result === 'dry' ? 11 : 28, where: 'Bedroom, outside wall', instrument: 'Protimeter 5' }], againOn: againOn as never,
  }),
  agrees: { type: 'RecordResidentsAnswer', answer: 'agrees', words: 'It is dry', how: 'by phone' } as const satisfies HazardCommand,
  close: (differing: Partial<Extract<HazardCommand, { type: 'CloseHazard' }>> = {}): HazardCommand => ({ type: 'CloseHazard', ending: 'resident agrees', words: '', programmeId: null, ...differing }),
};
