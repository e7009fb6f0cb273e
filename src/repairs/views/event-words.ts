import { wishesInWords } from '../../appointments/index.ts';
import { sentence, wordsOf, type EventTelling, type EventWords } from '../../casefile/index.ts';
import { longDate, type PlainDate } from '../../clock/index.ts';
import type { Diagnosis } from '../../diagnosis/index.ts';
import { sealedPhotoRow } from '../../evidence/index.ts';
import { confidenceWords, hazardKinds, rightToRepairSchedule } from '../../law/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { dangerQuestions, type DangerAnswers, type DangerQuestion } from '../model/danger-questions.ts';
import type { PhotoSeal, RepairEvent, VisitFacts } from '../model.ts';
import { problemOf } from '../problems.ts';
import { capturedInWords, findingsInWords } from './findings.ts';
import { historyInWords } from './history-words.ts';
import { dangerAnswerInWords, partOfDayInWords, poundsInWords, priorityInWords, purposeInWords } from '../words.ts';

import { firstFixEvents } from './event-words-first-fix.ts';
import { broughtAlong, standingEvents } from './event-words-standing.ts';
import { noticeInWords, triedInWords } from './notice-words.ts';
import { telling } from './telling.ts';

const slotOf = (visit: VisitFacts, today: PlainDate): string => `${longDate(visit.on, today)}, ${partOfDayInWords(visit.partOfDay)}, by ${visit.operativeName}`;
const photosOf = (photos: readonly PhotoSeal[]): Html | undefined => (photos.length === 0 ? undefined : sealedPhotoRow(photos, '/photos'));

/** What was said of danger, and by whom. A question that is no longer asked is shown by its name. */
function answersOf({ dangerAnswers = {}, reporterName }: { readonly dangerAnswers?: DangerAnswers; readonly reporterName: string }): Html | undefined {
  const said = Object.entries(dangerAnswers).map(([question, answer]) => `“${dangerQuestions[question as DangerQuestion] ?? question}” ${dangerAnswerInWords(answer)}.`);
  return said.length === 0 ? undefined : sentence(`Asked about danger, ${reporterName} answered: ${said.join(' ')}`);
}

/** What was answered of the landlord's own questions, in the words that were asked, and where that leads. */
function askedOf({ diagnosis }: { readonly diagnosis?: Diagnosis }): Html | undefined {
  if (diagnosis === undefined) return undefined;
  const leads = diagnosis.code === null ? 'It leads to no code.' : `It leads to the code ${diagnosis.code}.`;
  return sentence(`Asked what is wrong: ${diagnosis.asked.map(({ question, answer }) => `“${question}” ${answer}.`).join(' ')} ${leads}`);
}

/** How the timeline tells each thing that happens to a repair. */
export const repairEvents: EventWords = {
  RepairReported: telling<'RepairReported'>('contacts', (data, today) => ({
    title: `Reported by ${data.reporterName}${data.isEmergency ? ': an emergency' : ''}`,
    body: html`${wordsOf(data.words)}${sentence([problemOf(data.problem)?.words ?? data.problem, data.room, data.extent, data.since].filter(Boolean).join(' · '))}${data.wishes !== undefined && sentence(`A visit suits them ${wishesInWords(data.wishes, today)}.`)}${answersOf(data)}${askedOf(data)}${photosOf(data.photos)}`,
  })),
  ImportedFromBefore: telling<'ImportedFromBefore'>(undefined, (data) => ({
    title: `Brought over from the system before, where it was job ${data.jobNumber}`,
    body: historyInWords(data),
  })),
  PossibleHazardSeen: telling<'PossibleHazardSeen'>(undefined, ({ hazards, because }) => ({
    title: `Marked as a possible hazard: ${hazards.map((id) => hazardKinds.find((kind) => kind.id === id)?.name.toLowerCase() ?? id).join(', ')}`,
    body: sentence(`Because ${because}. It is not booked as an ordinary job before it is looked at or has a hazard case.`),
  })),
  HazardRuledOut: telling<'HazardRuledOut'>(undefined, ({ reason }) => ({ title: 'Found not to be a hazard', body: wordsOf(reason) })),
  HazardCaseOpened: telling<'HazardCaseOpened'>(undefined, ({ hazardReference }) => ({ title: `The danger has a case of its own: ${hazardReference}`, body: sentence('Its clocks count there from when this repair told of it.') })),
  RepairDiagnosed: telling<'RepairDiagnosed'>(undefined, ({ priority, trade, rightToRepairDefect, reason }) => ({
    title: `Set as ${priorityInWords(priority).toLowerCase()}, for a ${trade}`,
    body: html`${rightToRepairDefect !== null && sentence(`Right to Repair: ${rightToRepairSchedule[rightToRepairDefect].defect}`)}${reason !== null && wordsOf(reason)}`,
  })),
  ...firstFixEvents,
  ...standingEvents,
  FollowOnRaised: telling<'FollowOnRaised'>(undefined, ({ parentReference, priority, trade, ...brought }) => ({
    title: `Follow-on to ${parentReference}: ${priorityInWords(priority).toLowerCase()}, for a ${trade}`, body: broughtAlong(brought),
  })),
  FollowOnReopened: { words: ({ reference }) => ({ title: `The follow-on ${String(reference)} is open again` }) },
  ReopenedByFollowOn: telling<'ReopenedByFollowOn'>(undefined, ({ reference }) => ({ title: `Open again, because its follow-on ${reference} is` })),
  FollowOnClosed: { words: ({ reference }) => ({ title: `The follow-on ${String(reference)} is finished` }) },
  VisitBooked: telling<'VisitBooked'>('visits', (visit, today) => ({ title: `Visit booked to ${purposeInWords(visit.purpose)}`, body: sentence(slotOf(visit, today)) })),
  VisitMoved: telling<'VisitMoved'>('visits', ({ to, reason, askedBy }, today) => ({
    title: askedBy === 'us' ? 'We moved the visit' : 'Visit moved, as the resident asked',
    body: html`${sentence(`Now ${slotOf(to, today)}`)}${wordsOf(reason)}`,
  })),
  VisitCancelled: telling<'VisitCancelled'>('visits', ({ reason }) => ({ title: 'Visit cancelled', body: wordsOf(reason) })),
  VisitDone: telling<'VisitDone'>('visits', ({ purpose, words, photos, ordersOpen }) => ({
    title: `Visited to ${purposeInWords(purpose)}: done`,
    body: html`${wordsOf(words)}${ordersOpen !== undefined && sentence(`Still to be done: ${ordersOpen}.`)}${photosOf(photos)}`,
  })),
  NoAccess: telling<'NoAccess'>('visits', ({ tried, words, attempt, photos = [] }) => ({ title: 'Visited: no access', body: html`${wordsOf(words)}${sentence(`${triedInWords({ tried })}${attempt === undefined ? '' : noticeInWords(attempt)}`)}${photosOf(photos)}` })),
  FollowOnNeeded: telling<'FollowOnNeeded'>('visits', ({ childReference, words, trade }) => ({
    title: `Visited: more work is needed, ${childReference}`,
    body: html`${wordsOf(words)}${sentence(`For a ${trade}.`)}`,
  })),
  FailedInspection: telling<'FailedInspection'>('visits', ({ inspectionReference, childReference, words, trade }) => ({
    title: `Inspection ${inspectionReference} found the work wanting: ${childReference} was raised`,
    body: html`${wordsOf(words)}${sentence(`For a ${trade}.`)}`,
  })),
  VisitReminded: telling<'VisitReminded'>('visits', ({ when }) => ({ title: when === 'same-day' ? 'Reminded of the visit on its morning' : 'Reminded of the visit the day before' })),
  VisitMissed: telling<'VisitMissed'>('visits', ({ on, partOfDay }, today) => ({ title: 'We missed the visit', body: sentence(`Agreed for ${longDate(on, today)}, ${partOfDayInWords(partOfDay)}. Nothing was recorded of it.`) })),
  MissedVisitCorrected: telling<'MissedVisitCorrected'>('visits', () => ({ title: 'Corrected: the visit was not missed', body: sentence('Somebody was there and recorded it afterwards.') })),
  RemedyProposed: telling<'RemedyProposed'>(undefined, ({ pence, because, citation, confidence }) => ({ title: `${poundsInWords(pence)} proposed to put it right`, body: sentence(`${because}. ${citation} (${confidenceWords[confidence]}). Nothing is paid until somebody decides.`) })),
  RemedyWithdrawn: telling<'RemedyWithdrawn'>(undefined, () => ({ title: 'The sum proposed was withdrawn', body: sentence('The visit was not missed after all.') })),
  RemedyDecided: telling<'RemedyDecided'>(undefined, ({ decision, pence, words, byName }) => ({ title: decision === 'offered' ? `${poundsInWords(pence)} offered to the resident` : 'No sum offered', body: html`${sentence(`Decided by ${byName}.`)}${words !== '' && wordsOf(words)}` })),
  DeclaredFixed: telling<'DeclaredFixed'>('visits', ({ words }) => ({ title: 'All the work is done', body: wordsOf(words) })),
  AnswerAttempted: telling<'AnswerAttempted'>('contacts', ({ attempt, channel, words }) => ({ title: `Attempt ${attempt} to get the resident’s answer (${channel})`, body: wordsOf(words) })),
  FixConfirmed: telling<'FixConfirmed'>('contacts', ({ words, how }) => ({ title: `The resident says it is fixed (${how})`, body: wordsOf(words) })),
  FixDenied: telling<'FixDenied'>('contacts', ({ words, how }) => ({ title: `The resident says it is not fixed (${how}): opened again`, body: wordsOf(words) })),
  ResidentNotSure: telling<'ResidentNotSure'>('contacts', ({ words }) => ({ title: 'The resident is not sure that it is fixed', body: wordsOf(words) })),
  ReportJoined: telling<'ReportJoined'>('contacts', (data) => ({ title: `Reported again by ${data.reporterName}`, body: html`${wordsOf(data.words)}${answersOf(data)}${askedOf(data)}` })),
  ResidentSaidNotRight: telling<'ResidentSaidNotRight'>('contacts', ({ words }) => ({ title: 'The resident says: this is not right', body: wordsOf(words) })),
  WishesSaid: telling<'WishesSaid'>('contacts', ({ wishes }, today) => ({ title: `A visit suits the resident ${wishesInWords(wishes, today)}` })),
  VisitChangeAsked: telling<'VisitChangeAsked'>('contacts', ({ words }) => ({ title: 'The resident asks to change the visit', body: wordsOf(words) })),
  PhotosAdded: telling<'PhotosAdded'>('evidence', ({ photos }) => ({ title: photos.length === 1 ? 'Photo added' : `${photos.length} photos added`, body: photosOf(photos) })),
  FindingsRecorded: telling<'FindingsRecorded'>('visits', ({ signature, ...findings }) => ({
    title: 'What was found at the visit', body: html`${findingsInWords(findings)}${signature !== null && photosOf([signature])}`,
  })),
  CaptureAttached: telling<'CaptureAttached'>('visits', ({ capturedBy, photos, ...captured }) => ({
    title: `What ${capturedBy} recorded at the door, added later`, body: html`${capturedInWords(captured)}${photosOf(photos)}`,
  })),
  CapturePutAside: telling<'CapturePutAside'>('visits', ({ capturedBy, reason }) => ({ title: `What ${capturedBy} recorded at the door was put aside`, body: wordsOf(reason) })),
  RepairClosed: telling<'RepairClosed'>(undefined, ({ reason, unanswered }) => ({ title: unanswered ? 'Closed without the resident’s answer' : 'Closed', body: wordsOf(reason) })),
  RepairCancelled: telling<'RepairCancelled'>(undefined, ({ reason, words, toldHow }) => ({ title: `Cancelled: ${reason}`, body: html`${wordsOf(words)}${sentence(`How the resident was told: ${toldHow}`)}` })),
  LinkSentAgain: { group: 'letters', words: ({ channel }) => ({ title: `A new link was sent to the resident by ${String(channel)}` }) },
  LinkWithdrawn: { group: 'letters', words: () => ({ title: 'The resident’s link was withdrawn' }) },
} satisfies Record<RepairEvent['type'] | 'FollowOnClosed' | 'FollowOnReopened' | 'LinkSentAgain' | 'LinkWithdrawn', EventTelling>;
