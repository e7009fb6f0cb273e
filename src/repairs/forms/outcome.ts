import { accessAttempts } from '../../appointments/index.ts';
import type { CaseId, Reference } from '../../casefile/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { RepairCommand } from '../decide/index.ts';
import { priorities, trades, type PhotoSeal, type VisitId } from '../model.ts';
import { causeIn } from './standing.ts';
import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';

export const outcomes = ['done', 'no-access', 'follow-on', 'temporary'] as const;

/** What the edge gives an outcome: which visit, and the child's name should there be one. */
export interface OutcomeFacts {
  readonly visitId: VisitId;
  readonly child: { readonly childId: CaseId; readonly childReference: Reference };
  readonly photos: readonly PhotoSeal[];
}

/** What came of a visit. */
export function parseOutcome(body: FormBody, facts: OutcomeFacts): Parsed<RepairCommand> {
  const read = readForm(body);
  const outcome = read.oneOf('outcome', outcomes, 'Choose what came of the visit');
  switch (outcome) {
    case 'done':
      return done(body, read, facts);
    case 'no-access':
      return noAccess(body, read, facts);
    case 'follow-on':
      return followOn(body, read, facts);
    case 'temporary':
      return temporary(read, facts);
    case undefined:
      return read.result<RepairCommand>(() => undefined);
  }
}

function done(body: FormBody, read: Reading, { visitId, photos }: OutcomeFacts): Parsed<RepairCommand> {
  const words = read.needed('doneWords', 'Say what was done');
  return read.result(() => ({ type: 'RecordVisitDone', visitId, words, photos, ...causeIn(body) }));
}

function temporary(read: Reading, { visitId, photos }: OutcomeFacts): Parsed<RepairCommand> {
  const words = read.needed('temporaryWords', 'Say what was done for now');
  const permanent = read.needed('permanent', 'Say what the permanent repair is', 500);
  const permanentBy = read.date('permanentBy', 'Enter the date we promise it by, like 27 3 2027');
  return read.result(() => (permanentBy === undefined ? undefined : { type: 'RecordTemporaryFix', visitId, words, permanent, permanentBy, photos }));
}

function noAccess(body: FormBody, read: Reading, { visitId, photos }: OutcomeFacts): Parsed<RepairCommand> {
  const ticked = formList(body, 'tried');
  const tried = accessAttempts.filter((attempt) => ticked.includes(attempt));
  if (tried.length === 0) read.wrong('tried', 'Tick everything you tried to get in');
  const words = read.needed('noAccessWords', 'Say what happened at the door');
  return read.result(() => ({ type: 'RecordNoAccess', visitId, tried, words, photos }));
}

function followOn(body: FormBody, read: Reading, { visitId, child }: OutcomeFacts): Parsed<RepairCommand> {
  const words = read.needed('followOnWords', 'Say what work is still needed');
  const trade = read.oneOf('trade', trades, 'Choose the trade for the work that is left');
  const priority = read.oneOf('priority', priorities, 'Choose how soon it must be done');
  const dueOn = read.date('dueOn', 'Enter the date we promise it by, like 27 3 2027');
  const materials = read.text('materials', 500);
  const sameOperative = formText(body, 'sameOperative') === 'yes';
  return read.result(() =>
    trade === undefined || priority === undefined || dueOn === undefined
      ? undefined
      : { type: 'RecordFollowOn', visitId, words, trade, priority, dueOn, materials, sameOperative, ...child },
  );
}
