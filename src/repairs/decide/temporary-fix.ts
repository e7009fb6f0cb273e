import { agree, refuse } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import type { PhotoSeal, VisitId } from '../model.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { keptNow, nextStepPromise } from './promises.ts';
import { gotIn, kept, metBy, outcomeProblem, tellIf, visited } from './visits.ts';
import { correction, visitToRecord } from './missed-visit.ts';
import { outsideTheYear } from './visit-slots.ts';

/** Mended for now. What is left is promised by a day, and the repair stays open until it is done. */
export interface RecordTemporaryFix {
  readonly type: 'RecordTemporaryFix';
  readonly visitId: VisitId;
  readonly words: string;
  /** The permanent repair, as the resident is told of it. */
  readonly permanent: string;
  readonly permanentBy: PlainDate;
  readonly photos: readonly PhotoSeal[];
}

export function recordTemporaryFix(record: RepairRecord, command: RecordTemporaryFix, context: RepairContext): RepairDecision {
  const { repair, spine } = record;
  const visit = visitToRecord(repair, command.visitId);
  const problem = outcomeProblem(visit, command.words, context);
  if (visit === undefined || problem !== undefined) return problem ?? refuse('visit-not-open');
  if (visit.purpose === 'post-inspection') return refuse('record-the-inspection');
  const { visitId, words, permanent, permanentBy, photos } = command;
  if (permanent === '') return refuse('permanent-fix-unsaid');
  const outside = outsideTheYear(permanentBy, context);
  if (outside !== undefined) return outside;
  // A second temporary fix takes the place of the first, whose promise it does not keep.
  const before = spine.promises.filter(({ keptBy }) => keptBy === 'permanent').map(({ id }) => ({ id, outcome: 'moved' as const, reason: `Mended for now again; the permanent repair is promised by ${longDate(permanentBy, context.today)}` }));
  return agree({
    events: [...correction(visit, record).events, { type: 'TemporaryFixMade', data: { visitId, purpose: visit.purpose, words, permanent, permanentBy, photos } }],
    settle: [...correction(visit, record).settle, kept(visit, 'We visited and mended it for now'), ...keptNow(spine, 'coming', 'We came'), ...before],
    promise: [{ ...nextStepPromise(`do the permanent repair (${permanent})`, permanentBy, context), keptBy: 'permanent' }],
    // A danger may be over for now; the time to complete the repair runs on.
    meet: metBy(visit.purpose === 'inspection' ? 'inspection' : 'make-safe', repair),
    withdraw: gotIn(visit.purpose),
    file: { stage: 'diagnosed' },
    contacts: [visited(words)],
    tell: tellIf(context, { template: 'temporary-fix', permanent, permanentBy }),
  });
}
