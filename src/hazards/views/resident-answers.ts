import { longDate, type PlainDate } from '../../clock/index.ts';
import { button, hiddenFields } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { callLink, fieldsOf, formHeading, postForm, type FormState, type PublicLandlord } from '../../repairs/index.ts';
import { sayingsAt, type WhatTheySay } from '../forms/resident.ts';
import type { HazardStage, TemporaryMove } from '../model.ts';

/** The offer, as whoever lives there sees it: what it costs us is not their affair. */
export type OfferShown = Pick<TemporaryMove, 'moveId' | 'place' | 'fromOn' | 'untilOn'>;

const whereAndWhen = ({ place, fromOn, untilOn }: OfferShown, today: PlainDate): Html =>
  html`<p class="govuk-body govuk-!-text-break-word"><strong>${place}</strong>, from ${longDate(fromOn, today)}. You would be home again by ${longDate(untilOn, today)}. We pay for it.</p>`;

/** On the page of the hazard: that an answer is waited for. */
export function offerPanel(offer: OfferShown, { token, today }: { readonly token: string; readonly today: PlainDate }): Html {
  return html`<div class="house-panel"><h2 class="govuk-heading-m">We offer you somewhere to stay until your home is safe</h2>
${whereAndWhen(offer, today)}<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link govuk-!-font-weight-bold" href="/r/${token}/stay">Answer our offer, or ask about it</a></p></div>`;
}

export const stayTitle = 'Somewhere to stay until your home is safe';

/** The form that answers the offer. */
export function stayPage(offer: OfferShown, form: FormState, { path, today, landlord }: { readonly path: string; readonly today: PlainDate; readonly landlord: PublicLandlord }): Html {
  const field = fieldsOf(form);
  return html`<div class="house-column">${formHeading(stayTitle, form.errors)}
${whereAndWhen(offer, today)}
<p class="govuk-body">You do not have to go. If you say no, we still have to make your home safe as soon, and we look for a place that suits you better.</p>
${postForm(form, { action: path, verb: 'Send my answer', hidden: { moveId: offer.moveId }, fields: html`${field.radios('answer', 'Will you stay there?', [
    { value: 'accepted', text: 'Yes, we will stay there' }, { value: 'refused', text: 'No, this does not suit us' }, { value: 'ask', text: 'I want to ask something first' },
  ])}${field.words('words', 'What should we know?', 'If you say no, tell us why and what would suit you. If you ask, write your question: we ring you.')}` })}
<p class="govuk-body">Would you rather talk to us? Call ${callLink(landlord.phone)}.</p></div>`;
}

/** Once all is done: whether they agree. One tap is enough for a yes. */
export function putRightQuestion({ token, csrfToken, answer }: { readonly token: string; readonly csrfToken: string; readonly answer: 'agrees' | 'disagrees' | null }): Html {
  if (answer === 'agrees') return html`<p class="govuk-body">You told us that it is put right. If it is not, <a class="govuk-link" href="/r/${token}/tell-us">tell us</a>.</p>`;
  return html`<h2 class="govuk-heading-m">Is it put right?</h2>
<form method="post" action="/r/${token}/put-right" novalidate>${hiddenFields({ _csrf: csrfToken })}<div class="govuk-button-group">${button({ text: 'Yes, it is put right', preventDoubleClick: true })}
<a class="govuk-link" href="/r/${token}/tell-us">No, it is not</a></div></form>`;
}

/** What there is to tell us, in a line with its link. */
export function tellUsLine({ stage, token }: { readonly stage: HazardStage; readonly token: string }): Html {
  const tell = (words: string) => html`<a class="govuk-link" href="/r/${token}/tell-us">${words}</a>`;
  if (stage === 'not-a-hazard') return html`<p class="govuk-body"><strong>Is it still there, or do you not agree?</strong> ${tell('Tell us')}. We look at it anew.</p>`;
  if (stage === 'closed') return html`<p class="govuk-body"><strong>Has it come back, or was it never right?</strong> ${tell('Tell us')}. We start again, with new dates.</p>`;
  if (stage === 'watched') return html`<p class="govuk-body"><strong>Has it come back, or is something not right?</strong> ${tell('Tell us')}. Whoever is in charge and their manager see it today.</p>`;
  return html`<p class="govuk-body"><strong>Has it got worse, have you not heard from us, or is something here not right?</strong> ${tell('Tell us')}. Whoever is in charge sees it today.</p>`;
}

export const tellUsTitle = 'Tell us what is not right';

/** The form that says that it is worse, is back, or is not right. */
export function tellUsPage(stage: HazardStage, form: FormState, { path, landlord }: { readonly path: string; readonly landlord: PublicLandlord }): Html {
  const field = fieldsOf(form);
  return html`<div class="house-column">${formHeading(tellUsTitle, form.errors)}
<p class="govuk-body"><strong>If somebody could be hurt now, call ${callLink(landlord.emergencyPhone)} first, day or night.</strong></p>
${postForm(form, { action: path, verb: 'Tell us', fields: html`${field.radios('what', 'What is it?', sayingsAt(stage).map((value) => ({ value, text: sayingInWords(value, stage) })))}${field.words('words', 'What is wrong?', 'For example: what you see and where, or that nobody came or rang.')}` })}</div>`;
}

function sayingInWords(what: WhatTheySay, stage: HazardStage): string {
  if (what === 'danger') return 'It could hurt somebody now';
  if (what === 'back') return stage === 'not-a-hazard' ? 'It is still there' : 'It has come back, or was never right';
  return stage === 'done' ? 'It is not put right' : 'Something is not right, or I have not heard from you';
}
