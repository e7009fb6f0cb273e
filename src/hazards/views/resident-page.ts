import { dateInLondon, longDate, longDateWithYear, timeInLondon, type Instant, type PlainDate } from '../../clock/index.ts';
import { hazardKind, type HazardKindId } from '../../law/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { callInHours, callLink, howToComplain, promiseList, shortTimeline, whatVisitorsAreTold, type PublicLandlord, type ToldPromise } from '../../repairs/index.ts';
import type { CheckResult, HazardEvent, HazardStage } from '../model.ts';
import type { NextStep } from '../model/tell.ts';
import { offerPanel, putRightQuestion, tellUsLine, type OfferShown } from './resident-answers.ts';

/** A hazard as whoever lives there sees it, by their link. */
export interface ResidentsHazard {
  readonly landlord: PublicLandlord;
  readonly today: PlainDate;
  readonly reference: string;
  readonly address: string;
  /** The secret of their link, for the addresses of what they can do. */
  readonly token: string;
  /** Whose link it is, where they are on record. */
  readonly residentId: string | null;
  readonly csrfToken: string;
  readonly kind: HazardKindId | null;
  readonly stage: HazardStage;
  readonly answer: 'agrees' | 'disagrees' | null;
  /** Somewhere to stay that waits for their answer. */
  readonly offer: OfferShown | undefined;
  /** What the law asks of us and is not done, the most urgent first. */
  readonly owed: readonly NextStep[];
  readonly promises: readonly ToldPromise[];
  readonly events: readonly { readonly at: Instant; readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** "A danger in your home: damp and mould growth". */
export const residentsHazardTitle = ({ kind, stage }: Pick<ResidentsHazard, 'kind' | 'stage'>): string =>
  `${stage === 'not-a-hazard' ? 'What you may have heard of' : 'A danger'} in your home${kind === null ? '' : `: ${hazardKind(kind).name.toLowerCase()}`}`;

type Data<Type extends HazardEvent['type']> = Extract<HazardEvent, { type: Type }>['data'];
type Tell<Type extends HazardEvent['type']> = (data: Data<Type>) => { readonly title: string; readonly words?: string };

// What is not named here is not shown: who told of it and in which words, how it was weighed, what was proposed.
const told: { readonly [Type in HazardEvent['type']]?: Tell<Type> } = {
  HazardReported: () => ({ title: 'We were told of it' }),
  HazardHeardAgain: () => ({ title: 'We were told of it again' }),
  HazardTriaged: () => ({ title: 'We decided how serious it is, and who it could harm' }),
  HazardDowngraded: ({ to, reason }) => ({ title: to === 'not-a-hazard' ? 'Two of us agreed that it is not a danger' : 'Two of us agreed that it is less serious than we first thought', words: reason }),
  HazardInvestigated: ({ words }) => ({ title: 'We looked into it', words }),
  RenewedInvestigationAsked: () => ({ title: 'You asked us to come and look in person' }),
  HazardSummaryApproved: ({ text }) => ({ title: 'What we found, and what we will do', words: text }),
  HazardSummarySent: ({ words, summaryId }) => (summaryId === undefined ? { title: 'We told you what we found and what we will do', words } : { title: 'We sent you what we found and what we will do' }),
  HazardMadeSafe: ({ words }) => ({ title: 'We made it safe', words }),
  HazardPreventionBegun: ({ words }) => ({ title: 'The work that stops it coming back has begun', words }),
  HazardPreventionFinished: ({ words }) => ({ title: 'The work that stops it coming back is finished', words }),
  HazardAccommodationOffered: ({ words }) => ({ title: 'We offered you somewhere to stay until it is safe', words }),
  HazardAccommodationAnswered: ({ answer }) => ({ title: answer === 'accepted' ? 'You told us that you will stay there' : 'You told us that you will not stay there' }),
  HazardAccommodationWithdrawn: ({ reason }) => ({ title: 'We had to take back our offer of somewhere to stay', words: reason }),
  HazardReturnMoved: ({ untilOn, reason }) => ({ title: `The day you come home is now ${longDateWithYear(untilOn)}`, words: reason }),
  HazardMovedBack: () => ({ title: 'You are home again' }),
  HazardCheckedForDamp: ({ result }) => ({ title: checkedInPlainWords[result] }),
  HazardCameBack: () => ({ title: 'It has come back, so we start again' }),
  HazardAnswerRecorded: ({ answer }) => ({ title: answer === 'no answer' ? 'We asked you whether it is put right' : answer === 'agrees' ? 'You told us that it is put right' : 'You told us that it is not put right' }),
  HazardResidentWrote: ({ about }) => ({ title: about === 'stay' ? 'You asked us about somewhere to stay' : 'You told us that something is not right' }),
  HazardClosed: () => ({ title: 'We closed it' }),
};

const checkedInPlainWords: Readonly<Record<CheckResult, string>> = { dry: 'We measured it, and it is dry', damp: 'We measured it, and it is damp', 'nobody in': 'We came to measure whether it is dry, and nobody was in' };

/** The kinds of entry that residents see. */
export const residentsHazardEvents: readonly string[] = Object.keys(told);

export function residentsHazardPage(page: ResidentsHazard): Html {
  const { landlord, reference, address } = page;
  return html`<div class="house-column">
<h1 class="govuk-heading-l">${residentsHazardTitle(page)}</h1>
<p class="govuk-body">${reference}, ${address}</p>
${whatIsNext(page)}
${page.offer !== undefined && offerPanel(page.offer, page)}
${page.stage === 'done' && putRightQuestion(page)}
${page.stage !== 'done' && tellUsLine(page)}
<p class="govuk-body"><strong>If it gets worse, or could hurt somebody, call ${callLink(landlord.emergencyPhone)}, day or night.</strong> For anything else: ${callInHours(landlord)}. Give the number ${reference}.</p>
<h2 class="govuk-heading-m">What we promised</h2>
${promiseList(page.promises)}
<h2 class="govuk-heading-m">What has happened</h2>
${whatHappened(page)}
${whatVisitorsAreTold(page)}
<h2 class="govuk-heading-m">Make a complaint</h2>
${howToComplain(landlord)}
</div>`;
}

function whatIsNext(page: ResidentsHazard): Html {
  const isOpen = page.stage !== 'closed' && page.stage !== 'not-a-hazard';
  const late = isOpen ? page.owed.find(({ by }) => by < page.today) : undefined;
  return html`<div class="house-panel"><h2 class="govuk-heading-m">What happens next</h2>
${late !== undefined && html`<p class="govuk-body"><strong>We are late.</strong> By ${longDate(late.by, page.today)} we had to ${late.step}. That is not done, and we are sorry. Call ${callLink(page.landlord.phone)} and ask when it will be.</p>`}
${nextWords(page, late !== undefined).map((words) => html`<p class="govuk-body govuk-!-text-break-word">${words}</p>`)}</div>`;
}

function nextWords({ stage, owed, promises, today, answer }: ResidentsHazard, isLate: boolean): readonly string[] {
  if (stage === 'closed') return ['This is closed.'];
  if (stage === 'not-a-hazard') return ['We found no danger. If you do not agree, tell us or make a complaint.'];
  const next = owed.find(({ by }) => by >= today);
  const promised = promises.find(({ outcome }) => outcome === null);
  const day = next === undefined ? promised && `${promised.words}.` : `By ${longDate(next.by, today)} we will ${next.step}.`;
  if (stage === 'done') return [answer === 'agrees' ? 'All the work is done, and you told us that it is put right. We close it when nothing else is open.' : 'We think all the work is done. Please tell us below whether you agree.'];
  if (stage === 'watched') return ['We think it is put right.', day ?? 'We will come again to measure whether it stays dry.'];
  if (day !== undefined) return [day];
  return isLate ? [] : ['We have not promised you a date yet. If that worries you, call us.'];
}

function whatHappened({ events, today }: ResidentsHazard): Html {
  const entries = events.flatMap(({ at, type, data }) => {
    const tell = told[type as HazardEvent['type']] as Tell<HazardEvent['type']> | undefined;
    if (tell === undefined) return [];
    const { title, words } = tell(data as never);
    const body = words === undefined || words === '' ? undefined : html`${words.split('\n\n').map((part) => html`<p class="govuk-body govuk-!-text-break-word">${part}</p>`)}`;
    return [{ title, when: `${longDate(dateInLondon(at), today)}, ${timeInLondon(at)}`, dateTime: at, body }];
  });
  return shortTimeline(entries);
}
