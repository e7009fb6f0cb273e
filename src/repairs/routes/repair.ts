import { caseDoneInWords, caseFrame, casePageRoles, caseRoles, caseTitle, loadCasePage, openCase } from '../../casefile/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole } from '../../staff/index.ts';
import { worksHere } from '../access.ts';
import type { Repair } from '../model.ts';
import { recallsOf } from '../queries/first-fix.ts';
import { readRepairRecord, referenceOf } from '../queries/repair-record.ts';
import { nextActions } from '../views/repair-actions.ts';
import { repairFrame } from '../views/repair-page.ts';
import { linkRoles } from './residents-link.ts';
import { openRepair } from './open-repair.ts';

/** The page of a repair. */
export const repairPageRoutes: readonly Route[] = [staffRoute('GET', '/repairs/:reference', casePageRoles, showRepair)];

async function showRepair(visit: StaffVisit): Promise<Reply> {
  const reference = visit.params['reference'] ?? '';
  const actor = actorOf(visit.actor);
  if (!hasRole(actor, ...caseRoles)) return toOwnVisit(visit, reference);
  const { opened, record, recipient, context, access } = await openRepair(visit);
  const [facts, followOnTo, photos, recalls] = await Promise.all([
    loadCasePage(visit, opened),
    referenceOf(visit.tx, record.repair.followOnTo),
    photosOfCase(visit.tx, opened.header.file.id),
    recallsOf(visit.tx, opened.header.file.id),
  ]);
  const main = caseFrame(repairFrame({
    page: facts,
    record,
    followOnTo,
    photos,
    recalls,
    policy: context.policy,
    actions: nextActions(record, { actor, access, context }),
    linkForms: hasRole(actor, ...linkRoles) && worksHere(actor.organisationId, access) ? { csrfToken: visit.csrfToken, canSend: recipient !== undefined } : undefined,
  }));
  const done = doneInWords(visit.query['done'], record.repair) ?? caseDoneInWords(visit.query['done']);
  return page(staffPage(visit, {
    title: caseTitle(facts),
    main,
    wide: true,
    backLink: { href: '/work', text: 'My work' },
    ...(done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) }),
  }));
}

/** An operative needs the visit, not the case: where to go, what to do, what to know at the door. */
async function toOwnVisit(visit: StaffVisit, reference: string): Promise<Reply> {
  const { header } = await openCase(visit, reference);
  const { repair } = await readRepairRecord(visit.tx, header.file);
  const own = repair.visits.filter(({ operativeId }) => operativeId === visit.actor.staffId);
  const shown = own.find(({ status }) => status === 'booked') ?? own.at(-1);
  if (shown === undefined) throw new NotFound('visit');
  return redirect(`/repairs/${reference}/visits/${shown.id}`);
}

/** What was just done, as the record says that it ended. */
function doneInWords(done: string | undefined, { stage, cancellation }: Repair): string | undefined {
  if (done !== 'cancel') return doneWords.get(done ?? '');
  if (stage === 'cancelled') return 'Cancelled, and the resident is told';
  return cancellation === null ? 'Visit cancelled' : 'Proposed: it is cancelled only if somebody else agrees';
}

const doneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  diagnose: 'Priority and trade saved',
  'rule-out-recall': 'Recorded as not a recall',
  book: 'Visit booked',
  'book-inspection': 'Visit booked',
  move: 'Visit moved',
  'agree-to-cancel': 'Cancelled, and the resident is told',
  'decline-cancellation': 'Recorded: it goes on',
  objection: 'Open again',
  'review-access': 'Decision saved',
  'access-step': 'Step saved, and the resident is told',
  cause: 'Cause saved',
  programme: 'It waits for the programme, and the resident is told',
  'leave-programme': 'Open again',
  outcome: 'Visit recorded',
  'declare-fixed': 'The resident is asked whether it is fixed',
  'ask-again': 'Attempt recorded',
  answer: 'Answer recorded',
  join: 'Second report added',
  times: 'Saved: such times are offered first',
  close: 'Repair closed',
  remedy: 'Decision saved',
  photos: 'Photos added',
}));
