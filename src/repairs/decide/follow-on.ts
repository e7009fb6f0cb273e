import { agree, refuse, type CaseId, type Reference } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Priority, Trade, VisitId } from '../model.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { ifNotOursOn } from './not-ours.ts';
import { keptNow } from './promises.ts';
import { gotIn, kept, metBy, outcomeProblem, tellIf, visited } from './visits.ts';
import { correction, visitToRecord } from './missed-visit.ts';
import { outsideTheYear } from './visit-slots.ts';

export interface RecordFollowOn {
  readonly type: 'RecordFollowOn';
  readonly visitId: VisitId;
  readonly words: string;
  readonly trade: Trade;
  readonly priority: Priority;
  readonly dueOn: PlainDate;
  /** What to bring; '' when nothing is asked for. */
  readonly materials?: string;
  /** The one who saw it asks to come back themselves. */
  readonly sameOperative?: boolean;
  /** The child case's id and reference, taken beforehand. */
  readonly childId: CaseId;
  readonly childReference: Reference;
}

/** More work than this visit could do: a repair of its own, with trade, materials and who should come, which this one waits for. */
export function recordFollowOn(record: RepairRecord, command: RecordFollowOn, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  const visit = visitToRecord(repair, command.visitId);
  const problem = outcomeProblem(visit, command.words, context);
  if (visit === undefined || problem !== undefined) return problem ?? refuse('visit-not-open');
  // What a check of the work finds is raised by the inspection itself, item by item.
  if (visit.purpose === 'post-inspection') return refuse('record-the-inspection');
  const outside = outsideTheYear(command.dueOn, context) ?? ifNotOursOn(context.today, context);
  if (outside !== undefined) return outside;
  const { visitId, words, trade, priority, dueOn, childId, childReference, materials = '', sameOperative = false } = command;
  const link = { toCaseId: spine.file.id, toReference: spine.file.reference, kind: 'follow-on-to' } as const;
  const wishes = {
    ...(materials === '' ? {} : { materials }),
    ...(sameOperative ? { askedOperative: { id: visit.operativeId, name: visit.operativeName } } : {}),
  };
  return agree({
    events: [...correction(visit, record).events, { type: 'FollowOnNeeded', data: { visitId, childReference, words, trade, ...wishes } }],
    settle: [...correction(visit, record).settle, kept(visit, 'We visited; more work is needed'), ...keptNow(spine, 'coming', 'We came; more work is needed')],
    // The work is not finished, but a danger that was made safe, or looked at, was.
    meet: visit.purpose === 'repair' ? [] : metBy(visit.purpose, repair),
    withdraw: gotIn(visit.purpose),
    file: { stage: 'diagnosed' },
    contacts: [visited(words)],
    followOn: { childId, childReference, words, trade, priority, dueOn, link, ...wishes },
    tell: tellIf(context, { template: 'follow-on', words, dueOn, childReference }),
  });
}
