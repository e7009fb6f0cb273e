import { wishesInWords, type Wish } from '../../../appointments/index.ts';
import { longDate, type PlainDate } from '../../../clock/index.ts';
import { photoRow, type ShownPhoto } from '../../../evidence/index.ts';
import { insetText } from '../../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../../platform/html/index.ts';
import type { PartOfDay, RepairStage, VisitPurpose } from '../../model.ts';
import { partOfDayInWords, purposeInWords } from '../../words.ts';
import { lines } from './check-page.ts';
import { fixedQuestion, type FixedQuestion } from './fixed-question.ts';
import { howToComplain } from './landing-page.ts';
import { whatVisitorsAreTold } from './own-needs-page.ts';
import { promiseList, type ToldPromise } from './newest-first.ts';
import type { PublicLandlord } from './report-form.ts';
import { whatHappened, type ResidentEvent } from './what-happened.ts';
import { callInHours, callLink } from './who-to-call.ts';

/** Everything on the page of a repair, as its resident sees it. */
export interface TrackingPage {
  readonly landlord: PublicLandlord;
  readonly csrfToken: string;
  readonly token: string;
  readonly residentId: string | null;
  readonly today: PlainDate;
  readonly repair: {
    readonly reference: string;
    readonly title: string;
    readonly stage: RepairStage;
    readonly isClosed: boolean;
    readonly address: string;
    readonly words: string;
    readonly isTheirReport: boolean;
    readonly wishes: readonly Wish[];
    /** The repair of its own that this one waits for. */
    readonly waitsFor: { readonly reference: string; readonly dueOn: PlainDate | null; readonly visitOn: PlainDate | null; readonly partOfDay: PartOfDay | null } | null;
    /** Somebody has an order to do it: the day they come, where one is agreed. */
    readonly ordered: { readonly on: PlainDate | null; readonly partOfDay: PartOfDay | null } | null;
    /** What was ordered is done, and nobody has said since that it is not fixed. */
    readonly orderedDone: boolean;
  };
  readonly visit: { readonly id: string; readonly on: PlainDate; readonly partOfDay: PartOfDay; readonly purpose: VisitPurpose; readonly operativeName: string } | undefined;
  /** They may choose a time for a first visit. */
  readonly mayPick: boolean;
  readonly promises: readonly ToldPromise[];
  readonly events: readonly ResidentEvent[];
  /** What they sent, and what shows the work before and after. */
  readonly photos: { readonly sent: readonly string[]; readonly ofWork: readonly ShownPhoto[] };
  readonly unsent?: NonNullable<FixedQuestion['unsent']>;
}

/** "Your repair: water is leaking from a pipe – kitchen". */
export function trackingTitle({ title }: { readonly title: string }): string {
  return `Your repair: ${title.replace(/^[A-Z](?=[a-z]*\b)/, (letter) => letter.toLowerCase())}`;
}

export function trackingPage(page: TrackingPage): Html {
  const { landlord, repair, token } = page;
  return html`<div class="house-column">
<h1 class="govuk-heading-l">${trackingTitle(repair)}</h1>
<p class="govuk-body">${repair.reference}, ${repair.address}</p>
${whatIsNext(page)}
${fixedQuestion(page)}
<p class="govuk-body"><strong>Not heard from us, or something here is not right?</strong> <a class="govuk-link" href="/r/${token}/not-right">Tell us</a>. Whoever is in charge of your repair and their manager see it today.</p>
<p class="govuk-body">${callInHours(landlord)}. In danger, call ${callLink(landlord.emergencyPhone)}, day or night.</p>
<h2 class="govuk-heading-m">What we promised</h2>
${promiseList(page.promises)}
<h2 class="govuk-heading-m">What has happened</h2>
${whatHappened(page.events, { residentId: page.residentId, isTheirReport: repair.isTheirReport, today: page.today })}
${repair.isTheirReport ? html`<h2 class="govuk-heading-m">What you told us</h2>${insetText({ html: lines(repair.words), classes: 'govuk-!-text-break-word' })}` : nothing}
${photosOfWork(page)}
<h2 class="govuk-heading-m">Your photos</h2>
${photoList(page)}
${whatVisitorsAreTold(page)}
<h2 class="govuk-heading-m">Make a complaint</h2>
${howToComplain(landlord)}
</div>`;
}

function whatIsNext({ visit, promises, repair, today, token, mayPick }: TrackingPage): Html {
  if (visit !== undefined) {
    return html`<div class="house-panel"><h2 class="govuk-heading-m">We will visit on ${longDate(visit.on, today)}, ${partOfDayInWords(visit.partOfDay)}</h2>
<p class="govuk-body">${visit.operativeName} is coming to ${purposeInWords(visit.purpose)}.</p>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0"><li><a class="govuk-link" href="/r/${token}/visits/${visit.id}/change">Change this visit</a></li>
<li><a class="govuk-link" href="/r/${token}/visits/${visit.id}/cancel">Cancel it</a></li>
<li><a class="govuk-link" href="/r/${token}/visits/${visit.id}/calendar.ics">Add it to your calendar</a></li></ul></div>`;
  }
  if (repair.waitsFor !== null) return moreWorkFirst(repair.waitsFor, promises, today);
  if (repair.ordered !== null) return othersCome(repair.ordered, promises, today);
  const next = promises.find(({ outcome }) => outcome === null);
  const words = next === undefined ? noPromiseWords(repair.stage, promises[0]) : `${next.words}.`;
  if (repair.orderedDone && (repair.stage === 'diagnosed' || repair.stage === 'booked')) return orderIsDone(next);
  return html`<div class="house-panel"><h2 class="govuk-heading-m">What happens next</h2><p class="govuk-body govuk-!-text-break-word">${words}</p>
${repair.stage === 'cancelled' && html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="/r/${token}/not-right">It still needs doing: ask us to open it again</a></p>`}
${mayPick && html`<p class="govuk-body"><a class="govuk-link govuk-!-font-weight-bold" href="/r/${token}/visits/new">Choose a time for our visit</a></p>`}
${whenItSuits(repair, today, token)}</div>`;
}

/** A contractor or a team does it by an order: no visit of our own is to be chosen, and their day is moved by a word to us. */
function othersCome({ on, partOfDay }: NonNullable<TrackingPage['repair']['ordered']>, promises: TrackingPage['promises'], today: PlainDate): Html {
  const own = promises.find(({ outcome }) => outcome === null);
  const promised = own !== undefined && html`<p class="govuk-body govuk-!-text-break-word">${own.words}.</p>`;
  if (on === null || partOfDay === null) return html`<div class="house-panel"><h2 class="govuk-heading-m">What happens next</h2>
${promised}<p class="govuk-body govuk-!-margin-bottom-0">Somebody who works for us has this job, and a day is still to be agreed. If that worries you, tell us below or call us.</p></div>`;
  if (on < today) return html`<div class="house-panel"><h2 class="govuk-heading-m">What happens next</h2>
${promised}<p class="govuk-body govuk-!-margin-bottom-0">Somebody was to come on ${longDate(on, today)}, and we have not heard how it went. If nobody came, or it is not done, we are sorry: tell us below or call us.</p></div>`;
  return html`<div class="house-panel"><h2 class="govuk-heading-m">We will visit on ${longDate(on, today)}, ${partOfDayInWords(partOfDay)}</h2>
${promised}<p class="govuk-body govuk-!-margin-bottom-0">Somebody who works for us comes. If the day does not suit you, tell us below or call us.</p></div>`;
}

/** What was ordered is done, and somebody of ours has still to say that it is all: no visit is to be chosen meanwhile. */
function orderIsDone(own: ToldPromise | undefined): Html {
  return html`<div class="house-panel"><h2 class="govuk-heading-m">What happens next</h2>
${own !== undefined && html`<p class="govuk-body govuk-!-text-break-word">${own.words}.</p>`}<p class="govuk-body govuk-!-margin-bottom-0">Somebody who works for us has done the work. We look whether anything is left, and then ask you whether it is fixed. If something is not right, tell us below.</p></div>`;
}

/** A repair that waits for more work found at a visit: a visit is arranged for that work, and not for this repair. */
function moreWorkFirst({ reference, dueOn, visitOn, partOfDay }: NonNullable<TrackingPage['repair']['waitsFor']>, promises: TrackingPage['promises'], today: PlainDate): Html {
  const own = promises.find(({ outcome }) => outcome === null);
  const isLate = dueOn !== null && dueOn < today;
  const by = dueOn === null ? 'We have not promised a day for it yet. If that worries you, tell us below or call us.'
    : isLate ? `We promised it by ${longDate(dueOn, today)} and have not done it. We are sorry. Tell us below or call us.`
    : `We promised to do it by ${longDate(dueOn, today)}.`;
  const visit = visitOn === null || partOfDay === null ? nothing : html`<p class="govuk-body"><strong>We will come for it on ${longDate(visitOn, today)}, ${partOfDayInWords(partOfDay)}.</strong></p>`;
  return html`<div class="house-panel"><h2 class="govuk-heading-m">More work comes first</h2>
<p class="govuk-body">We came, and there is more to do before this is fixed. That work has its own number, ${reference}. ${by}</p>${visit}
<p class="govuk-body govuk-!-margin-bottom-0">This repair stays open until that work is done too.${own !== undefined && ` ${own.words}.`}</p></div>`;
}

/** What they told us of when a visit suits them, while one may still come. */
function whenItSuits({ wishes, stage }: TrackingPage['repair'], today: PlainDate, token: string): Html {
  if (stage !== 'reported' && stage !== 'diagnosed') return nothing;
  const said = wishes.length === 0 ? nothing : html`A visit suits you ${wishesInWords(wishes, today)}. `;
  return html`<p class="govuk-body">${said}<a class="govuk-link" href="/r/${token}/times">${wishes.length === 0 ? 'Tell us when a visit suits you' : 'Change when it suits you'}</a></p>`;
}

/** Where nothing is promised now. `last` is what was promised and settled last. */
function noPromiseWords(stage: RepairStage, last: ToldPromise | undefined): string {
  switch (stage) {
    case 'fixed':
      return 'We think the work is done. Please tell us whether it is fixed.';
    case 'confirmed':
      return 'You told us it is fixed. We close it when everything that belongs to it is done.';
    case 'closed':
      return 'This repair is closed. If the problem is back, tell us below.';
    case 'cancelled':
      return 'This repair was cancelled.';
    default:
      if (last?.outcome === 'broken') return 'We did not do what we promised, and we are sorry. We have not given you a new date yet. Tell us below or call us.';
      return 'We have not promised a date yet. If that worries you, tell us below or call us.';
  }
}

function photosOfWork({ token, photos: { ofWork } }: TrackingPage): Html {
  return ofWork.length === 0 ? nothing : html`<h2 class="govuk-heading-m">Photos we took of the work</h2>${photoRow(ofWork, `/r/${token}/photos`)}`;
}

function photoList({ token, photos: { sent } }: TrackingPage): Html {
  const photos = sent.map((id, at) => html`<li><a href="/r/${token}/photos/${id}"><img src="/r/${token}/photos/${id}/thumbnail" alt="Your photo ${at + 1}" width="140" loading="lazy"></a></li>`);
  return html`${sent.length === 0 ? html`<p class="govuk-body">None yet. A photo helps us bring the right parts.</p>` : html`<ul class="govuk-list house-actions">${photos}</ul>`}
<p class="govuk-body"><a class="govuk-link" href="/r/${token}/photos">Add photos</a></p>`;
}
