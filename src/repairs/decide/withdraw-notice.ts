import { agree, refuse, type PromiseId } from '../../casefile/index.ts';
import { longDate } from '../../clock/index.ts';
import { policyDue } from '../../law/index.ts';
import type { VisitId } from '../model.ts';
import { toldAbout, type AccessAttemptMade } from '../model/access-ladder.ts';
import { accessReviewRule, accessStepRule, noticeOf, reviewOfAccess, whyNoStep } from './access-rules.ts';
import type { RepairChange, RepairContext, RepairDecision, RepairRecord } from './context.ts';

/** The message that told of a visit, or of a contractor's day, came back, after somebody had stood at the door. */
export interface WithdrawNotice {
  readonly type: 'WithdrawNotice';
  readonly about: VisitId | PromiseId;
  readonly messageId: string;
  readonly channel: string;
  readonly why: string;
}

/** The attempt stands on what is left, perhaps on nothing. What a supervisor asked for on its strength is looked at again. */
export function withdrawNotice({ repair, spine }: RepairRecord, command: WithdrawNotice, context: RepairContext): RepairDecision {
  const { about, messageId, channel, why } = command;
  const before = repair.access?.attempts.find((one) => toldAbout(one) === about && one.notice?.stands === true && one.notice.messageId === messageId);
  if (repair.access === null || before === undefined) return refuse('notice-not-relied-on');
  // What was sent instead since is no notice of a visit that is over, unless it still came in time.
  const other = noticeOf(before, context);
  const attempt: AccessAttemptMade = { ...before, ...(other.notice.stands ? other : { ...other, notice: { stands: false, because: 'came back' } }) };
  const attempts = repair.access.attempts.map((one) => (one === before ? attempt : one));
  const isOpen = spine.file.closedAt === null;
  const noLonger = isOpen && repair.access.review?.decision === 'tenancy or legal step' && whyNoStep({ ...repair, access: { ...repair.access, attempts } }, context.policy) !== undefined;
  const looksAgain = noLonger && repair.access.step === null;
  return agree({
    events: [{ type: 'NoticeWithdrawn', data: { ...(before.visitId === undefined ? { promiseId: about as PromiseId } : { visitId: before.visitId }), channel, why, attempt, looksAgain } }],
    ...(looksAgain ? { withdraw: [accessStepRule, accessReviewRule], set: [{ kind: 'policy', due: policyDue(reviewOfAccess(context.policy, 'a notice came back'), context.now, context.calendar) }] } : {}),
    notices: isOpen ? heardOfIt(spine.file, { attempt, noLonger, looksAgain }, context) : [],
  });
}

interface WhatFollows {
  readonly attempt: AccessAttemptMade;
  readonly noLonger: boolean;
  readonly looksAgain: boolean;
}

function heardOfIt({ reference, ownerId }: RepairRecord['spine']['file'], { attempt, noLonger, looksAgain }: WhatFollows, context: RepairContext): NonNullable<RepairChange['notices']> {
  if (attempt.isNoticed) return [];
  const what = `${reference}: the written notice of the visit on ${longDate(attempt.on, context.today)} came back. That attempt to get in no longer counts`;
  const then = looksAgain ? '. A supervisor looks again' : noLonger ? '. The step that was decided stood on it: decide whether it goes on' : '';
  const people = noLonger ? [ownerId, ...context.managers.filter((id) => id !== ownerId)] : [ownerId];
  return people.map((staffId) => ({ staffId, words: `${what}${then}` }));
}
