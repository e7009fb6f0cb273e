import { longDateWithYear, type PlainDate } from '../../../clock/index.ts';
import { button, errorSummaryFor, hiddenFields, insetText, radioField, textAreaField, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { ShownNeed } from '../../../residents/index.ts';
import { longestWords } from '../../forms/resident/errors-of-step.ts';
import type { OwnNeedsSaid } from '../../forms/resident/own-needs.ts';
import { callLink } from './who-to-call.ts';

/** The way to this page from that of whatever we visit for; nothing for somebody who is not on record. */
export function whatVisitorsAreTold({ token, residentId }: { readonly token: string; readonly residentId: string | null }): Html | undefined {
  if (residentId === null) return undefined;
  return html`<h2 class="govuk-heading-m">If we should take care when we visit</h2>
<p class="govuk-body"><a class="govuk-link" href="/r/${token}/needs">See what visitors are told, and say whether it is right</a></p>`;
}

export const ownNeedsTitle = 'What visitors are told about your home';

export interface OwnNeedsPage {
  readonly csrfToken: string;
  readonly action: string;
  readonly phone: string;
  /** What we know of their needs, and when they last said so. */
  readonly held: 'unknown' | 'none' | 'declared';
  readonly confirmedOn: PlainDate | null;
  readonly shown: readonly ShownNeed[];
  readonly version: number;
  readonly chosen: string;
  readonly words: string;
  readonly errors: FieldErrors;
}

/** Which answers the page offers: nobody says that it is right who was shown nothing. */
export function offeredAnswers({ held, shown }: Pick<OwnNeedsPage, 'held' | 'shown'>): readonly OwnNeedsSaid['answer'][] {
  if (held === 'unknown') return ['none', 'wrong'];
  return held === 'declared' && shown.length === 0 ? ['wrong'] : ['right', 'wrong'];
}

/** What whoever visits is told to do, for its person to confirm or to say that it is wrong. */
export function ownNeedsPage(page: OwnNeedsPage): Html {
  const { csrfToken, action, phone, version, chosen, words, errors } = page;
  return html`<div class="house-column">${errorSummaryFor(errors)}
<h1 class="govuk-heading-l">${ownNeedsTitle}</h1>
${whatIsHeld(page)}
<p class="govuk-body">Here is only what visitors are told to do, never why. We may hold more. To hear all of it, or to have it taken off, call ${callLink(phone)}.</p>
<form method="post" action="${action}" novalidate>${hiddenFields({ _csrf: csrfToken, seenVersion: String(version) })}
${radioField({ name: 'answer', label: question(page), labelSize: 'm', choices: offeredAnswers(page).map((value) => ({ value, text: answerWords(value, page) })), value: chosen, error: errors['answer'] })}
${textAreaField({ name: 'words', label: 'What should visitors know or do? (optional)', hint: 'For example “allow time to reach the door”, or “text before you come”. You need not say why.', rows: 4, maxlength: longestWords, value: words, error: errors['words'] })}
${button({ text: 'Send', preventDoubleClick: true })}
</form></div>`;
}

function whatIsHeld({ held, confirmedOn, shown }: OwnNeedsPage): Html {
  if (held === 'unknown') return html`<p class="govuk-body">We have not asked you yet whether anybody at home needs us to take care when we visit.</p>`;
  const since = confirmedOn === null ? '' : ` on ${longDateWithYear(confirmedOn)}`;
  if (held === 'none') return html`<p class="govuk-body">You told us${since} that nobody at home needs us to do anything differently.</p>`;
  if (shown.length === 0) return html`<p class="govuk-body">There is nothing on this page that visitors are told about your home.</p>`;
  return html`${shown.map(({ instruction, lastConfirmedOn }) => insetText({ html: html`<p class="govuk-body govuk-!-text-break-word">${instruction}</p><p class="govuk-hint govuk-!-margin-bottom-0">Last checked with you on ${longDateWithYear(lastConfirmedOn)}</p>` }))}`;
}

function question({ held, shown }: OwnNeedsPage): string {
  if (held === 'declared') return shown.length > 0 ? 'Is this right?' : 'Should visitors know something?';
  return held === 'none' ? 'Is this still so?' : 'Does anybody at home need us to take care?';
}

function answerWords(value: OwnNeedsSaid['answer'], { held, shown }: Pick<OwnNeedsPage, 'held' | 'shown'>): string {
  switch (value) {
    case 'right': return held === 'none' ? 'Yes, still nobody' : 'Yes, all of it is right';
    case 'none': return 'No, nobody';
    case 'wrong': return held === 'unknown' || (held === 'declared' && shown.length === 0) ? 'Yes: contact me about it' : 'Something is wrong, missing or has changed: contact me about it';
  }
}
