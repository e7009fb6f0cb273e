import { refuse, type CaseChange, type PromiseId } from '../../casefile/index.ts';
import { writeMessage } from '../../correspondence/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import { summaryPromises, type Summary, type SummaryLeft } from '../model.ts';
import { happened, ifEnded, type HazardChange, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { summaryText } from './summary-text.ts';
import { whyNotSaid } from './write-summary.ts';

/** A second person finds it right, and it goes to the resident. */
export interface ApproveSummary {
  readonly type: 'ApproveSummary';
}

/** A second person finds something to mend. */
export interface SendSummaryBack {
  readonly type: 'SendSummaryBack';
  readonly reason: string;
}

/** What the outbox knows the message by. */
export const summaryTemplate = 'hazard-summary';

/** Its days become promises, so that one that is missed is seen. The clock of the summary runs on until it has left. */
export function approveSummary(record: HazardRecord, _command: ApproveSummary, context: HazardContext): HazardDecision {
  const { hazard, spine } = record;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { summary } = hazard;
  if (summary?.state !== 'to review') return refuse('no-summary-to-review');
  const refusal = whyNotReviewer(summary, context) ?? whyNotSaid(record, summary, context);
  if (refusal !== undefined) return refusal;
  if (context.toldBy === null) return refuse('nobody-to-write-to');
  if (context.toldBy === undefined) throw new Error('Nobody looked who reads the summary.');
  const { reader, landlordName, phone, emergencyPhone, address } = context.toldBy;
  const text = summaryText(summary, { hazard, address, phone, emergencyPhone, today: context.today });
  const { reference, title } = spine.file;
  const message = writeMessage(reader, { template: summaryTemplate, values: { reference, title, phone, 'emergency phone': emergencyPhone, landlord: landlordName, link: '{link}', summary: text }, today: context.today, about: summary.id });
  return happened(record, [{ type: 'HazardSummaryApproved', data: { summaryId: summary.id, by: context.actor.name, writtenBy: summary.writtenBy, text } }], {
    also: { messages: [message], ...promisesOf(record, summary, context) }, context,
  });
}

function whyNotReviewer({ writtenById }: Summary, { actor }: HazardContext): Refused | undefined {
  return writtenById === null || (actor.kind === 'staff' && actor.id === writtenById) ? refuse('second-person-needed') : undefined;
}

/** What it promises, instead of what was promised of the same before. */
function promisesOf({ spine, hazard }: HazardRecord, { safety, prevention }: Summary, { today, newId }: HazardContext): Pick<CaseChange, 'promise' | 'settle'> {
  const said = (what: string, by: PlainDate, keptBy: string) => ({ id: newId() as PromiseId, madeTo: 'the resident', words: `${what} by ${longDate(by, today)}`, dueOn: by, keptBy });
  const promise = [
    ...(safety === null ? [] : [...(safety.beginBy === safety.doneBy ? [] : [said('We will begin to make it safe', safety.beginBy, summaryPromises.safetyBegun)]), said('We will have made it safe', safety.doneBy, summaryPromises.madeSafe)]),
    ...(prevention === null || hazard.preventionStartedAt !== null || prevention.beginBy === prevention.doneBy ? [] : [said('We will begin the work that stops it coming back', prevention.beginBy, summaryPromises.preventionBegun)]),
    ...(prevention === null ? [] : [said('We will finish the work that stops it coming back', prevention.doneBy, summaryPromises.prevented)]),
  ];
  const anew = new Set<string | null>(promise.map(({ keptBy }) => keptBy));
  return { promise, settle: spine.promises.filter(({ keptBy }) => keptBy !== null && anew.has(keptBy)).map(({ id }) => ({ id, outcome: 'moved' as const, reason: 'The written summary has the day' })) };
}

/** Whoever wrote it mends it; until then nothing goes. */
export function sendSummaryBack(record: HazardRecord, { reason }: SendSummaryBack, context: HazardContext): HazardDecision {
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  const { summary } = record.hazard;
  if (summary?.state !== 'to review') return refuse('no-summary-to-review');
  if (reason === '') return refuse('reason-missing');
  const by = context.actor.name;
  const { ownerId, reference } = record.spine.file;
  const tell = [...new Set([ownerId, ...(summary.writtenById === null ? [] : [summary.writtenById])])];
  return happened(record, [{ type: 'HazardSummarySentBack', data: { summaryId: summary.id, by, reason } }], {
    also: { notices: tell.map((staffId) => ({ staffId, words: `${reference}: ${by} sent the written summary back: ${reason}` })) }, context,
  });
}

/** It has left the house: only now the clock ends. Undefined where that changes nothing: it is another one, or was given on paper before. */
export function summaryLeft(record: HazardRecord, { summaryId, at, how }: SummaryLeft, context: HazardContext): HazardChange | undefined {
  const { hazard } = record;
  const { summary } = hazard;
  if (hazard.ended !== null || hazard.summarySentAt !== null || summary?.id !== summaryId || summary.state !== 'approved') return undefined;
  const sent = happened(record, [{ type: 'HazardSummarySent', data: { at, how, words: `Written by ${summary.writtenBy}`, summaryId } }], { meets: ['summary'], context, at });
  return sent.ok ? sent.change : undefined;
}
