import type { NewMessage } from '../casefile/index.ts';
import {
  fixedReminder, followOn, noAccess, notFixed, repairCancelled, repairClosed, reportReceived, visitBooked, visitCancelled, visitMoved, workDone,
  type MessageFacts, type WrittenMessage,
} from '../correspondence/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { Tell } from './model.ts';
import type { Recipient } from './queries/recipient.ts';

/** What every message of one repair says alike. */
export interface RepairMessageFacts {
  readonly landlordName: string;
  readonly phone: string;
  readonly reference: string;
  readonly title: string;
  readonly words: string;
  readonly today: PlainDate;
}

/** Turns what a decision wants told into the message itself, for this person's channel. */
export function messageFor(tell: Tell, recipient: Recipient, facts: RepairMessageFacts): NewMessage {
  const { words: _, ...shared } = facts;
  const written = write(tell, { ...shared, channel: recipient.channel, recipientName: recipient.name }, facts);
  const { channel, address, name, residentId } = recipient;
  return { channel, address, recipientName: name, residentId, ...written };
}

function write(tell: Tell, shared: MessageFacts, facts: RepairMessageFacts): WrittenMessage {
  switch (tell.template) {
    case 'report-received':
      return reportReceived({ ...shared, whatWeHeard: facts.words, nextStep: tell.nextStep, nextBy: tell.nextBy });
    case 'visit-booked':
      return visitBooked({ ...shared, visitOn: tell.on, partOfDay: tell.partOfDay });
    case 'visit-moved':
      return visitMoved({ ...shared, movedFrom: tell.from, visitOn: tell.on, partOfDay: tell.partOfDay, reason: tell.reason });
    case 'visit-cancelled':
      return visitCancelled({ ...shared, visitOn: tell.on, reason: tell.reason, nextStep: 'ring you to agree another', nextBy: tell.nextBy });
    case 'no-access':
      return noAccess({ ...shared, visitedOn: tell.on, tried: tell.tried.join(', '), ringBy: tell.ringBy });
    case 'is-it-fixed':
      return workDone({ ...shared, doneOn: tell.doneOn, answerBy: tell.answerBy });
    case 'answer-reminder':
      return fixedReminder({ ...shared, doneOn: tell.doneOn, answerBy: tell.answerBy, ifNoAnswer: tell.last ? 'we may close it' : 'we ask again' });
    case 'follow-on':
      return followOn({ ...shared, work: tell.words, workBy: tell.dueOn, followOnReference: tell.childReference, firstIsClosed: tell.firstIsClosed ?? false });
    case 'reopened':
      return notFixed({ ...shared, nextStep: 'ring you about what we do next', nextBy: tell.callBy });
    case 'cancelled':
      return repairCancelled({ ...shared, reason: tell.reason });
    case 'closed':
      return repairClosed({ ...shared, closedOn: shared.today, timesAsked: tell.timesAsked });
  }
}
