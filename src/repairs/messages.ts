import type { NewMessage } from '../casefile/index.ts';
import { writeMessage, type Reader, type WordValues } from '../correspondence/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { Tell } from './model.ts';
import { poundsInWords } from './words.ts';

/** What every message of one repair says alike. */
export interface RepairMessageFacts {
  readonly landlordName: string;
  readonly phone: string;
  readonly reference: string;
  readonly title: string;
  readonly words: string;
  readonly today: PlainDate;
}

/** Turns what a decision wants told into the message itself, for this person's channel and language. */
export function messageFor(tell: Tell, reader: Reader, facts: RepairMessageFacts): NewMessage {
  const { template, values } = saying(tell, facts);
  return writeMessage(reader, { template, values: { ...sharedValues(facts), ...values }, today: facts.today, about: 'visitId' in tell ? tell.visitId : 'promiseId' in tell ? tell.promiseId : undefined });
}

/** What every message about a repair may say. */
export function sharedValues({ landlordName, phone, reference, title }: Omit<RepairMessageFacts, 'words' | 'today'>): WordValues {
  return { landlord: landlordName, phone, reference, title, link: '{link}' };
}

interface Saying {
  readonly template: string;
  readonly values: WordValues;
}

const askedOnceMore = 'If we do not hear by then, we will ask you once more.';
const firstStaysOpen = 'Your first repair stays open until this work is done too.';
const firstIsClosed = 'This work has a number of its own: your first repair stays closed.';
const mayClose = 'If we do not hear by then, we may close it. You can have it opened again at any time.';

function saying(tell: Tell, facts: RepairMessageFacts): Saying {
  switch (tell.template) {
    case 'report-received':
      return { template: 'report-received', values: { 'what we heard': facts.words, 'next step': tell.nextStep, 'next day': { day: tell.nextBy } } };
    case 'visit-booked':
      return { template: 'visit-booked', values: { 'visit day': { day: tell.on }, 'visit hours': { hours: tell.partOfDay } } };
    case 'visit-moved':
      return { template: 'visit-moved', values: { 'old day': { day: tell.from }, 'visit day': { day: tell.on }, 'visit hours': { hours: tell.partOfDay }, reason: tell.reason } };
    case 'visit-cancelled':
      return { template: 'visit-cancelled', values: { 'visit day': { day: tell.on }, reason: tell.reason, 'next step': 'ring you to agree another', 'next day': { day: tell.nextBy } } };
    case 'visit-missed':
      return { template: 'visit-missed', values: { 'visit day': { day: tell.on }, 'visit hours': { hours: tell.partOfDay }, 'ring by': { day: tell.ringBy } } };
    case 'visit-reminder':
      return { template: 'visit-reminder', values: { 'visit day': { day: tell.on }, 'visit hours': { hours: tell.partOfDay } } };
    case 'remedy-offered':
      return { template: 'remedy-offered', values: { 'visit day': { day: tell.on }, sum: `${poundsInWords(tell.pence).slice(1)} pounds` } };
    case 'no-access':
      return { template: 'no-access', values: { 'visit day': { day: tell.on }, 'what we tried': tell.tried.join(', '), 'ring by': { day: tell.ringBy } } };
    case 'is-it-fixed':
      return { template: 'work-done', values: { 'done day': { day: tell.doneOn }, 'answer by': { day: tell.answerBy } } };
    case 'answer-reminder':
      return { template: 'fixed-reminder', values: { 'done day': { day: tell.doneOn }, 'answer by': { day: tell.answerBy }, 'what follows': tell.last ? mayClose : askedOnceMore } };
    case 'follow-on':
      return {
        template: 'follow-on',
        values: { work: tell.words, 'work by': { day: tell.dueOn }, 'new reference': tell.childReference, 'first repair': tell.firstIsClosed === true ? firstIsClosed : firstStaysOpen },
      };
    case 'reopened':
      return { template: 'not-fixed', values: { 'next step': 'ring you about what we do next', 'next day': { day: tell.callBy } } };
    case 'cancelled':
      return { template: 'repair-cancelled', values: { reason: tell.reason } };
    case 'closed':
      return { template: 'repair-closed', values: { 'closed day': { day: facts.today }, why: whyClosed(tell.timesAsked) } };
    default:
      return sayingOfStanding(tell);
  }
}

type TellOfStanding = Extract<Tell, { template: 'contractor-day' | 'contractor-done' | 'contractor-no-access' | 'contractor-missed' | 'opened-again' | 'temporary-fix' | 'access-step' | 'waits-for-programme' | 'programme-changed' }>;

/** What takes longer than a visit, and the work of others. */
function sayingOfStanding(tell: TellOfStanding): Saying {
  switch (tell.template) {
    case 'contractor-day':
      return { template: 'contractor-day', values: { 'visit day': { day: tell.on }, 'visit hours': { hours: tell.partOfDay } } };
    case 'contractor-done':
      return { template: 'contractor-done', values: { 'done day': { day: tell.doneOn } } };
    case 'contractor-no-access':
    case 'contractor-missed':
      return { template: tell.template, values: { 'visit day': { day: tell.on }, 'ring by': { day: tell.ringBy } } };
    case 'opened-again':
      return { template: 'opened-again', values: { 'next day': { day: tell.callBy } } };
    case 'temporary-fix':
      return { template: 'temporary-fix', values: { work: tell.permanent, 'work by': { day: tell.permanentBy } } };
    case 'access-step':
      return { template: 'access-step', values: { step: tell.step, 'next day': { day: tell.nextOn } } };
    case 'waits-for-programme':
      return { template: 'waits-for-programme', values: { programme: tell.programme, 'work by': { day: tell.by }, reason: tell.reason } };
    case 'programme-changed':
      return { template: 'programme-changed', values: { programme: tell.programme, reason: tell.reason, 'next day': { day: tell.callBy } } };
  }
}

const whyClosed = (timesAsked: number | null): string =>
  timesAsked === null ? 'because you told us it is fixed. Thank you.' : `because we asked ${timesAsked} times whether it is fixed and could not reach you.`;
