import { dateOfFact, sentence, wordsOf, type EventTelling, type EventWords, type TimelineGroup } from '../../casefile/index.ts';
import { longDate, longDateTime, type PlainDate } from '../../clock/index.ts';
import { sealedPhotoRow } from '../../evidence/index.ts';
import { hazardKind } from '../../law/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { readingInWords } from '../../repairs/index.ts';
import { targetInWords } from '../decide/second-person.ts';
import { capturedInWords, phoneTimesInWords, presenceWords } from '../../repairs/index.ts';
import type { HazardEvent, WhoWasThere } from '../model.ts';
import { detailInWords } from './found-section.ts';
import { basisInWords, beginningInWords, endingInWords, gradeInWords, needsInWords, nearnessInWords, occasionInWords, poundsInWords, purposeInWords, resultInWords, routeInWords, severityInWords, sideInWords, spreadStateInWords, stepInWords, summaryWayInWords, wayInWords } from '../words.ts';

type Data<Type extends HazardEvent['type']> = Extract<HazardEvent, { type: Type }>['data'];

const telling = <Type extends HazardEvent['type']>(group: TimelineGroup | undefined, words: (data: Data<Type>, today: PlainDate) => { readonly title: string; readonly body?: Html | undefined }): EventTelling => ({
  ...(group === undefined ? {} : { group }),
  words: (data, today) => words(data as unknown as Data<Type>, today),
});

/** When it was done, and why it was written down late. */
const doneAt = ({ at, lateBecause }: { readonly at: Data<'HazardMadeSafe'>['at']; readonly lateBecause?: string }): Html =>
  sentence(`At ${longDateTime(at)}.${lateBecause === undefined ? '' : ` Written down later: ${lateBecause}.`}`);

/** Who was there, with their signature. */
const whoWasThere = ({ presence, signature }: WhoWasThere): Html =>
  html`${presence !== undefined && sentence(`${presenceWords[presence]}.`)}${signature !== undefined && sealedPhotoRow([signature], '/photos')}`;

const act = <Type extends 'RenewedInvestigationAsked' | 'HazardMadeSafe' | 'HazardPreventionFinished'>(title: string, group?: TimelineGroup) =>
  telling<Type>(group, (data) => ({ title, body: html`${wordsOf(data.words)}${doneAt(data)}` }));

/** How the timeline tells each thing that happens to a hazard. */
export const hazardEvents: EventWords = {
  HazardReported: telling<'HazardReported'>('contacts', (data) => ({
    title: `We became aware of a possible hazard${data.saidEmergency ? ': told as an emergency' : ''}`,
    body: html`${wordsOf(data.words)}${sentence(`${routeInWords[data.route]}: ${data.reporterName}, at ${longDateTime(data.awareAt)}. Entered by ${data.enteredBy}.`)}
      ${data.suspected !== null && sentence(`It seems to be: ${hazardKind(data.suspected).name.toLowerCase()}.`)}${data.lateBecause !== null && sentence(`Entered later than it was known: ${data.lateBecause}.`)}${data.another !== undefined && sentence(`Another than ${data.another.than}, which was open: ${data.another.because}`)}`,
  })),
  HazardPhotosAdded: telling<'HazardPhotosAdded'>('evidence', ({ photos }) => ({ title: photos.length === 1 ? 'A photo was added' : `${photos.length} photos were added`, body: sealedPhotoRow(photos, '/photos') })),
  HazardHeardAgain: telling<'HazardHeardAgain'>('contacts', (data) => ({
    title: `Told of again${data.saidEmergency ? ', as an emergency' : ''}`,
    body: html`${wordsOf(data.words)}${sentence(`${routeInWords[data.route]}: ${data.reporterName}, at ${longDateTime(data.awareAt)}.`)}${data.lateBecause !== null && sentence(`Entered later than it was known: ${data.lateBecause}.`)}${data.isAnew === true && sentence('It is looked at anew: its clocks count from then.')}`,
  })),
  HazardTriaged: telling<'HazardTriaged'>(undefined, (data) => ({
    title: `Weighed: ${hazardKind(data.kind).name.toLowerCase()}, ${gradeInWords[data.grade].toLowerCase()}`,
    body: html`${wordsOf(data.rationale)}${sentence(`${severityInWords[data.severity]}. ${nearnessInWords[data.nearness]}. ${needsInWords[data.needs]}${data.notAskedBecause === null ? '' : ` (${data.notAskedBecause})`}. The scale proposed: ${gradeInWords[data.proposed].toLowerCase()}.`)}
      ${sentence(basisInWords[data.because])}`,
  })),
  HazardDowngradeProposed: telling<'HazardDowngradeProposed'>(undefined, ({ by, to, reason }) => ({ title: `${by} proposes that it is ${targetInWords[to]}`, body: html`${wordsOf(reason)}${sentence('Somebody else decides. Until then the graver clocks run.')}` })),
  HazardDowngraded: telling<'HazardDowngraded'>(undefined, ({ to, proposedBy, agreedBy, reason }) => ({ title: `Two people agree that it is ${targetInWords[to]}`, body: html`${wordsOf(reason)}${sentence(`Proposed by ${proposedBy}, agreed by ${agreedBy}.`)}` })),
  HazardDowngradeDeclined: telling<'HazardDowngradeDeclined'>(undefined, ({ by, reason }) => ({ title: `${by} does not agree: it stays as grave as it was`, body: wordsOf(reason) })),
  HazardInvestigated: telling<'HazardInvestigated'>('visits', ({ concludedAt, ...data }) => ({
    title: `Investigated: ${gradeInWords[data.found].toLowerCase()} found`,
    body: html`${wordsOf(data.words)}${sentence(`${wayInWords[data.how]}, by ${data.investigator} (${data.competence}).`)}${data.safetyWork !== '' && sentence(`To make it safe: ${data.safetyWork}.`)}
      ${sentence(data.prevention !== '' ? `To stop it coming back: ${data.prevention}.` : data.noPreventionBecause !== '' ? `Nothing more is needed: ${data.noPreventionBecause}.` : 'Nothing has to be done.')}${data.detail !== undefined && detailInWords(data.detail)}${data.photos !== undefined && sealedPhotoRow(data.photos, '/photos')}
      ${whoWasThere(data)}${doneAt({ ...data, at: concludedAt })}${data.phone !== undefined && sentence(phoneTimesInWords(data.phone))}`,
  })),
  RenewedInvestigationAsked: act<'RenewedInvestigationAsked'>('The resident asks for an investigation in person', 'contacts'),
  HazardSummaryWritten: telling<'HazardSummaryWritten'>('letters', ({ by, found, safety, prevention, nothingBecause }, today) => ({
    title: `${by} wrote the summary for the resident`,
    body: html`${wordsOf(found)}${[safety, prevention].map((work) => work !== null && sentence(`${work.words} Begun by ${longDate(work.beginBy, today)}, finished by ${longDate(work.doneBy, today)}.`))}${nothingBecause !== '' && sentence(nothingBecause)}${sentence('Somebody else reviews it before it goes.')}`,
  })),
  HazardSummarySentBack: telling<'HazardSummarySentBack'>('letters', ({ by, reason }) => ({ title: `${by} sent the written summary back`, body: wordsOf(reason) })),
  HazardSummaryApproved: telling<'HazardSummaryApproved'>('letters', ({ by, writtenBy, text }) => ({ title: `${by} reviewed the written summary: it is on its way`, body: html`${text.split('\n\n').map(sentence)}${sentence(`Written by ${writtenBy}.`)}` })),
  HazardSummarySent: telling<'HazardSummarySent'>('letters', (data) => ({ title: data.how === 'told instead' ? 'Told that all the work is finished, within the time for a summary' : 'Written summary sent', body: html`${wordsOf(data.words)}${sentence(`${summaryWayInWords[data.how]}.`)}${doneAt(data)}` })),
  HazardMadeSafe: act<'HazardMadeSafe'>('Made safe', 'visits'),
  HazardPreventionBegun: telling<'HazardPreventionBegun'>('visits', (data, today) => ({ title: 'Work to stop it coming back has begun', body: html`${wordsOf(data.words)}${sentence(`${beginningInWords[data.how]}. To be finished by ${dateOfFact({ ...data }, 'finishBy', today)}.`)}${doneAt(data)}` })),
  HazardPreventionFinished: act<'HazardPreventionFinished'>('Work to stop it coming back is finished', 'visits'),
  HazardAccommodationOffered: telling<'HazardAccommodationOffered'>('contacts', (data, today) => ({
    title: 'Somewhere to stay was offered until it is safe',
    body: html`${wordsOf(data.words)}${data.stay !== undefined && sentence(`${data.stay.place}, from ${longDate(data.stay.fromOn, today)} until ${longDate(data.stay.untilOn, today)}, expected to cost ${poundsInWords(data.stay.costPence)}.`)}${doneAt(data)}`,
  })),
  HazardAccommodationWithdrawn: telling<'HazardAccommodationWithdrawn'>('contacts', ({ stay: { place, fromOn, untilOn }, reason, by }, today) => ({ title: 'We took back our offer of somewhere to stay', body: html`${wordsOf(reason)}${sentence(`${place}, from ${longDate(fromOn, today)} until ${longDate(untilOn, today)}. By ${by}.`)}` })),
  HazardSpreadProposed: telling<'HazardSpreadProposed'>(undefined, ({ places }) => ({ title: `To be checked too: ${places.map(({ side }) => sideInWords[side].toLowerCase()).join(', ')}`, body: sentence('Each is agreed to or declined, with a reason.') })),
  HazardSpreadDecided: telling<'HazardSpreadDecided'>(undefined, ({ state, reason, by, visitBy, opened }, today) => ({
    title: `A place near it: ${spreadStateInWords[state].toLowerCase()}`,
    body: html`${wordsOf(reason)}${sentence(`By ${by}.`)}${visitBy !== undefined && sentence(`Somebody looks by ${longDate(visitBy, today)}.`)}${opened !== undefined && sentence(`${opened.reference} was opened.`)}`,
  })),
  HazardReturnMoved: telling<'HazardReturnMoved'>('contacts', ({ untilOn, reason }, today) => ({ title: `Home again by ${longDate(untilOn, today)}, another day than was promised`, body: wordsOf(reason) })),
  HazardMovedBack: telling<'HazardMovedBack'>('contacts', (data) => ({ title: 'Home again', body: html`${wordsOf(data.words)}${sentence(`The stay came to ${poundsInWords(data.finalCostPence)}.`)}${doneAt(data)}` })),
  HazardRepairTied: telling<'HazardRepairTied'>(undefined, ({ reference, purpose, raised }) => ({ title: `${reference} ${raised ? 'was raised for' : 'does'} the work`, body: sentence(`${purposeInWords[purpose]}.`) })),
  HazardRepairUntied: telling<'HazardRepairUntied'>(undefined, ({ reference, reason }) => ({ title: `${reference} is not the work of this hazard`, body: wordsOf(reason) })),
  HazardAccommodationAnswered: telling<'HazardAccommodationAnswered'>('contacts', (data) => ({ title: `Somewhere to stay: ${data.answer}`, body: html`${wordsOf(data.words)}${data.how !== undefined && sentence('By their link.')}${doneAt(data)}` })),
  ReasonableStepRecorded: telling<'ReasonableStepRecorded'>(undefined, (data) => ({
    title: `Step taken: ${stepInWords[data.kind].toLowerCase()}`,
    body: html`${wordsOf(data.words)}${data.kind === 'access attempt' && sentence(data.noticeAt === null ? 'Nobody was told in writing beforehand.' : `Told in writing at ${longDateTime(data.noticeAt)}.`)}${doneAt(data)}`,
  })),
  HazardAnswerRecorded: telling<'HazardAnswerRecorded'>('contacts', ({ answer, words, how }) => ({ title: { agrees: 'The resident agrees that it is put right', disagrees: 'The resident does not agree that it is put right', 'no answer': 'The resident was asked, and did not answer' }[answer], body: html`${wordsOf(words)}${sentence(how === 'by their link' ? 'Answered by their link.' : `Asked ${how}.`)}` })),
  HazardResidentWrote: telling<'HazardResidentWrote'>('contacts', ({ about, words, how }) => ({ title: about === 'stay' ? 'The resident asks about somewhere to stay' : 'The resident says that something is not right', body: html`${wordsOf(words)}${sentence(`Said ${how}.`)}` })),
  HazardCauseCoded: telling<'HazardCauseCoded'>(undefined, ({ inWords, how, by }) => ({ title: `Why it happened: ${inWords}`, body: html`${wordsOf(how)}${sentence(`Coded by ${by}.`)}` })),
  HazardCheckedForDamp: telling<'HazardCheckedForDamp'>('visits', (data, today) => ({
    title: `${occasionInWords[data.occasion]}: ${resultInWords[data.result].toLowerCase()}`,
    body: html`${wordsOf(data.words)}${data.readings.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${data.readings.map((reading) => html`<li>${readingInWords(reading)}</li>`)}</ul>`}
      ${sentence(`Checked by ${data.by}${data.fromInspection === undefined ? '' : `, taken from ${data.fromInspection}`}.`)}${data.again !== undefined && sentence(`Checked again by ${longDate(data.again.dueOn, today)}.`)}${whoWasThere(data)}${doneAt(data)}
      ${data.photos !== undefined && sealedPhotoRow(data.photos, '/photos')}${data.phone !== undefined && sentence(phoneTimesInWords(data.phone))}`,
  })),
  HazardWatched: telling<'HazardWatched'>(undefined, ({ ending, words, planned, rechecks }, today) => ({
    title: `Watched until it has stayed dry: ${endingInWords[ending].toLowerCase()}`,
    body: html`${wordsOf(words)}${planned !== null && sentence(`Planned: ${planned.name}, until ${longDate(planned.endsOn, today)}.`)}
      ${sentence(`To be checked: ${rechecks.map(({ occasion, notBefore, dueOn }) => `${occasionInWords[occasion].toLowerCase()}, between ${longDate(notBefore, today)} and ${longDate(dueOn, today)}`).join('; ')}.`)}`,
  })),
  HazardCameBack: telling<'HazardCameBack'>('visits', ({ how, words, wasCalledFixed, times, at }) => ({
    title: wasCalledFixed ? `Damp has come back${times > 1 ? `, for the ${times}th time`.replace('2th', '2nd').replace('3th', '3rd') : ''}` : 'The works did not put it right: it is still damp',
    body: html`${wordsOf(words)}${sentence(`Found ${how === 'check' ? 'by a check' : 'by a report'} at ${longDateTime(at)}. It is weighed and investigated anew, with clocks that count from then.`)}`,
  })),
  HazardRecurrenceFound: telling<'HazardRecurrenceFound'>(undefined, ({ firstReference, firstClosedAt, windowDays }) => ({
    title: `Damp come back: ${firstReference} had been ${firstClosedAt === null ? 'called fixed' : 'closed as dry'}`,
    body: sentence(firstClosedAt === null ? `${firstReference} is watched still. It counts against that case.` : `${firstReference} closed at ${longDateTime(firstClosedAt)}, less than ${windowDays} days before. It counts against that case.`),
  })),
  HazardRecurrenceRuledOut: telling<'HazardRecurrenceRuledOut'>(undefined, ({ firstReference, by, reason }) => ({ title: `Found not to be ${firstReference} come back`, body: html`${wordsOf(reason)}${sentence(`Ruled out by ${by}: it counts no longer.`)}` })),
  HazardCaptureAttached: telling<'HazardCaptureAttached'>('visits', (data) => ({ title: `What ${data.capturedBy} recorded at the home, added later`, body: html`${capturedInWords(data)}${data.photos.length > 0 && sealedPhotoRow(data.photos, '/photos')}` })),
  HazardCapturePutAside: telling<'HazardCapturePutAside'>('visits', ({ capturedBy, reason }) => ({ title: `What ${capturedBy} recorded on a phone was put aside`, body: wordsOf(reason) })),
  HazardClosed: telling<'HazardClosed'>(undefined, ({ ending, words }) => ({ title: `Closed: ${endingInWords[ending].toLowerCase()}`, body: wordsOf(words) })),
} satisfies Record<HazardEvent['type'], EventTelling>;
