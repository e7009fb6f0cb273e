import { refuse, type ContactChannel } from '../../casefile/index.ts';
import { dateInLondon } from '../../clock/index.ts';
import type { Happened, PaperWay } from '../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { basisOfHazard } from './clocks.ts';
import { dueOfDuty } from './duties.ts';
import { lateWords, whyNotAfter } from './when.ts';

export interface RecordSummarySent extends Happened {
  readonly type: 'RecordSummarySent';
  readonly how: PaperWay;
  readonly words: string;
}

/** A summary that did not leave by our outbox: given on paper, or told where no more is owed. The day it is sent counts, not the day it arrives. */
export function recordSummarySent(record: HazardRecord, command: RecordSummarySent, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotSent(record, command, context);
  if (refusal !== undefined) return refusal;
  const { at, how, words } = command;
  return happened(record, [{ type: 'HazardSummarySent', data: { at, how, words, ...lateWords(command) } }], {
    meets: ['summary'],
    also: { contacts: [{ direction: 'out', channel: channelOf[how], words, residentId: record.spine.file.residentId, at }] },
    context, at,
  });
}

const channelOf: Readonly<Record<PaperWay, ContactChannel>> = { letter: 'letter', 'handed over': 'in person', 'left at the home': 'letter', 'told instead': 'phone' };

function whyNotSent(record: HazardRecord, command: RecordSummarySent, context: HazardContext): Refused | undefined {
  const { hazard } = record;
  if (hazard.investigation === null) return refuse('not-investigated');
  if (hazard.summarySentAt !== null) return refuse('already-done');
  if (command.words === '') return refuse('words-missing');
  const wrong = whyNotAfter(record, command, context, hazard.investigation.concludedAt);
  if (wrong !== undefined) return wrong;
  return command.how === 'told instead' && !isAllFinishedInTime(record, context) ? refuse('work-not-finished-in-time') : undefined;
}

/** No summary is owed where all the work is finished by the day it would be due, and the tenant was told. */
function isAllFinishedInTime({ hazard }: HazardRecord, { calendar }: HazardContext): boolean {
  const { investigation, madeSafeAt, preventionFinishedAt } = hazard;
  if (investigation === null || madeSafeAt === null) return false;
  const due = dueOfDuty('summary', { basis: basisOfHazard(hazard).basis, from: investigation.concludedAt }, calendar);
  const last = 'dueOn' in due ? due.dueOn : dateInLondon(due.dueAt);
  const finished = [madeSafeAt, investigation.prevention === '' ? madeSafeAt : preventionFinishedAt];
  return finished.every((at) => at !== null && dateInLondon(at) <= last);
}
