import { wishesInWords } from '../../../appointments/index.ts';
import { dateInLondon, longDate, timeInLondon, type Instant, type PlainDate } from '../../../clock/index.ts';
import type { Diagnosis } from '../../../diagnosis/index.ts';
import type { OrderEvent } from '../../../orders/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { DangerAnswers } from '../../model/danger-questions.ts';
import type { RepairEvent, VisitFacts } from '../../model.ts';
import { partOfDayInWords, poundsInWords, purposeInWords } from '../../words.ts';
import { shortTimeline } from './newest-first.ts';

/** An entry of the timeline as it is stored. */
export interface ResidentEvent {
  readonly sequence: number;
  readonly at: Instant;
  readonly actorKind: 'staff' | 'resident' | 'contractor' | 'system';
  readonly actorId: string | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who is reading, and when. */
export interface Reader {
  readonly residentId: string | null;
  readonly isTheirReport: boolean;
  readonly today: PlainDate;
}

interface Told {
  readonly title: string;
  /** Words shown below: only their own, or what a message told them as well. */
  readonly words?: string;
}

/** Somebody with an order comes as a visit of ours does: its steps are the resident's to know, its words and money are not. */
type ToldEvent = RepairEvent | OrderEvent;
type Tell<Type extends ToldEvent['type']> = (data: Extract<ToldEvent, { type: Type }>['data'], was: { readonly byReader: boolean; readonly today: PlainDate }) => Told | undefined;

// What is not named here is not shown: staff notes, what operatives wrote for each other, other people's reports.
const told: { readonly [Type in ToldEvent['type']]?: Tell<Type> } = {
  RepairReported: ({ dangerAnswers, diagnosis }, { byReader }) => ({ title: byReader ? 'You told us about it' : 'It was reported', ...(byReader ? saidWhenAsked(dangerAnswers, diagnosis) : {}) }),
  PossibleHazardSeen: () => ({ title: 'We marked it as a possible danger, so it is not treated as an ordinary job' }),
  HazardRuledOut: () => ({ title: 'We looked, and found that it is not a danger' }),
  RepairDiagnosed: () => ({ title: 'We decided what it needs and how soon' }),
  FollowOnRaised: ({ parentReference }) => ({ title: `We opened this for more work found during ${parentReference}` }),
  VisitBooked: (visit, { today }) => ({ title: `We booked a visit to ${purposeInWords(visit.purpose)}: ${timeOf(visit, today)}` }),
  VisitMoved: ({ to, reason }, { today }) => ({ title: `The visit was moved to ${timeOf(to, today)}`, words: reason }),
  VisitCancelled: ({ reason }) => ({ title: 'The visit was cancelled', words: reason }),
  VisitDone: ({ purpose }) => ({ title: purpose === 'inspection' ? 'We came to look at the problem' : purpose === 'post-inspection' ? 'We came to check the work' : purpose === 'make-safe' ? 'We came and made it safe' : 'We came and did the work' }),
  NoAccess: ({ tried }) => ({ title: 'We came, but could not get in', words: `We tried: ${tried.join(', ')}.` }),
  FollowOnNeeded: ({ words, childReference }) => ({ title: `More work is needed. It has its own number, ${childReference}`, words }),
  FailedInspection: ({ words, childReference }) => ({ title: `Somebody else checked the work and found more to do. It has its own number, ${childReference}`, words }),
  VisitMissed: ({ on, partOfDay }, { today }) => ({ title: `We did not come on ${longDate(on, today)}, ${partOfDayInWords(partOfDay)}. We are sorry` }),
  MissedVisitCorrected: () => ({ title: 'We had said that we missed a visit. Somebody was there after all' }),
  RemedyDecided: ({ decision, pence }) => ({ title: decision === 'offered' ? `We offered you ${poundsInWords(pence)} for a visit we missed` : 'We looked at what we owe you for a visit we missed' }),
  DeclaredFixed: () => ({ title: 'All the work is done' }),
  AnswerAttempted: () => ({ title: 'We asked you whether it is fixed' }),
  FixConfirmed: ({ words }, { byReader }) => ({ title: byReader ? 'You told us it is fixed' : 'We were told it is fixed', ...ownWords(words, byReader) }),
  FixDenied: ({ words }, { byReader }) => ({ title: byReader ? 'You told us it is not fixed' : 'We were told it is not fixed', ...ownWords(words, byReader) }),
  ResidentNotSure: ({ words }, { byReader }) => ({ title: byReader ? 'You told us you are not sure it is fixed' : 'We were told it may not be fixed', ...ownWords(words, byReader) }),
  ResidentSaidNotRight: ({ words }, { byReader }) => ({ title: byReader ? 'You told us something is not right' : 'We were told something is not right', ...ownWords(words, byReader) }),
  WishesSaid: ({ wishes }, { byReader, today }) => ({ title: `${byReader ? 'You told us' : 'We were told'} that a visit suits you ${wishesInWords(wishes, today)}` }),
  VisitChangeAsked: ({ words }, { byReader }) => ({ title: byReader ? 'You asked to change the visit' : 'We were asked to change the visit', ...ownWords(words, byReader) }),
  TemporaryFixMade: ({ permanent, permanentBy }, { today }) => ({ title: `We came and mended it for now. The permanent repair is promised by ${longDate(permanentBy, today)}`, words: permanent }),
  AccessStepDecided: ({ step, nextOn }, { today }) => ({ title: `We could not get in, so the next step is: ${step}. We tell you more by ${longDate(nextOn, today)}` }),
  PutInProgramme: ({ name, promisedOn, words }, { today }) => ({ title: `We left it to planned work, ${name}, by ${longDate(promisedOn, today)}`, words }),
  ReopenedFromProgramme: ({ name, because, words }) => ({ title: `It waits no longer for ${name}: your repair is open again`, ...(because === 'decided' ? { words } : { words: `Because ${words}.` }) }),
  ProgrammeWorkDone: ({ name, doneOn }, { today }) => ({ title: `${name} was done at your home on ${longDate(doneOn, today)}` }),
  CancellationObjected: ({ words }, { byReader }) => ({ title: `${byReader ? 'You told us' : 'We were told'} that it should not be cancelled. It is open again`, ...ownWords(words, byReader) }),
  OrderAccepted: () => ({ title: 'Somebody who works for us took the work on' }),
  OrderScheduled: ({ on, part }, { today }) => ({ title: `Somebody who works for us is to come: ${timeOf({ on, partOfDay: part }, today)}` }),
  OrderNoAccess: () => ({ title: 'Somebody who works for us came, but could not get in' }),
  OrderCompleted: () => ({ title: 'Somebody who works for us did what we had asked them to do' }),
  RepairClosed: ({ unanswered }) => ({ title: unanswered ? 'We closed it. We had asked you and had no answer' : 'We closed it' }),
  RepairCancelled: ({ words }) => ({ title: 'We cancelled the repair', words }),
};

/** The kinds of entry residents see. */
export const residentEventTypes: readonly string[] = Object.keys(told);

/** That they told of no danger is theirs to change at any time. */
function saidWhenAsked(ofDanger: DangerAnswers = {}, diagnosis?: Diagnosis): { readonly words?: string } {
  const said = Object.values(ofDanger);
  const asked = (diagnosis?.asked ?? []).map(({ question, answer }) => `${question} ${answer}.`);
  const noDanger = said.length > 0 && said.every((answer) => answer === 'no') ? ['You answered no when we asked about danger. If that changes, tell us here at once.'] : [];
  const words = [...asked, ...noDanger].join(' ');
  return words === '' ? {} : { words };
}

function ownWords(words: string, byReader: boolean): { readonly words?: string } {
  return byReader && words !== '' ? { words } : {};
}

const timeOf = ({ on, partOfDay }: Pick<VisitFacts, 'on' | 'partOfDay'>, today: PlainDate): string => `${longDate(on, today)}, ${partOfDayInWords(partOfDay)}`;

/** One entry in the reader's words; undefined when it is not for them. */
export function tellEvent(event: ResidentEvent, reader: Reader): Told | undefined {
  const tell = told[event.type as ToldEvent['type']] as Tell<ToldEvent['type']> | undefined;
  const isReport = event.type === 'RepairReported';
  const byReader = isReport ? reader.isTheirReport : event.actorKind === 'resident' && event.actorId === reader.residentId;
  return tell?.(event.data as never, { byReader, today: reader.today });
}

/** What happened so far, newest first. */
export function whatHappened(events: readonly ResidentEvent[], reader: Reader): Html {
  const entries = events.flatMap((event) => {
    const said = tellEvent(event, reader);
    if (said === undefined) return [];
    const when = `${longDate(dateInLondon(event.at), reader.today)}, ${timeInLondon(event.at)}`;
    const body = said.words === undefined ? undefined : html`<p class="govuk-body govuk-!-text-break-word">${said.words}</p>`;
    return [{ title: said.title, when, dateTime: event.at, body }];
  });
  return shortTimeline(entries);
}
