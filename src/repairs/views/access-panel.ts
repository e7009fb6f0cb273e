import { dateInLondon, longDate, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { limitInWords, ruleOn, confidenceWords, type Rule } from '../../law/index.ts';
import { tag } from '../../platform/govuk/index.ts';
import { html, nothing, type Html } from '../../platform/html/index.ts';
import { attemptsThatCount, whyNoStep } from '../decide/access-rules.ts';
import type { Repair } from '../model.ts';
import type { AccessAttemptMade } from '../model/access-ladder.ts';
import type { RepairPolicy } from '../policy.ts';
import { partOfDayInWords } from '../words.ts';
import type { PartOfDay } from '../model.ts';
import { noticeInWords } from './notice-words.ts';
import { paragraph } from './form-page.ts';

type OnLadder = Pick<Repair, 'access' | 'priority'>;

/** How far we are with getting in, rung by rung, and what comes next: shown once somebody has stood at the door in vain. */
export function accessPanel(repair: OnLadder, policy: RepairPolicy, today: PlainDate): Html {
  const { access } = repair;
  if (access === null) return nothing;
  const counting = attemptsThatCount(repair);
  return html`<section class="house-panel" aria-labelledby="access-heading"><h2 class="govuk-heading-m" id="access-heading">Getting in</h2>
    <ol class="govuk-list govuk-list--number govuk-list--spaced">
      ${access.attempts.map((attempt) => html`<li>${attemptInWords(attempt)} ${counting.includes(attempt) ? tag({ text: 'Counts', classes: 'govuk-tag--green' }) : tag({ text: 'Does not count', classes: 'govuk-tag--grey' })}</li>`)}
      ${access.review !== null && html`<li>${access.review.by} looked on ${longDate(dateInLondon(access.review.at), today)}: ${access.review.decision}. ${access.review.reason}<br>About the household: ${access.review.needs}</li>`}
      ${access.step !== null && html`<li>${access.step.by} decided on ${longDate(dateInLondon(access.step.at), today)}: ${access.step.step}. ${access.step.reason}</li>`}
    </ol>
    <p class="govuk-body"><strong>Next:</strong> ${nextRung(repair, policy, today)}</p>
    ${access.step !== null && whyNoStep(repair, policy) !== undefined && paragraph('A notice that this step stood on came back. A manager decides whether it goes on.')}
    ${paragraph('Nobody getting in never closes a repair.')}
    <p class="govuk-body-s govuk-!-margin-bottom-0">An attempt counts when the resident was told in writing ${policy.accessNoticeHours} hours before and a card or photo was left. A message that came back tells nobody. ${lawOfNotice(today)}</p></section>`;
}

function attemptInWords(attempt: AccessAttemptMade): string {
  const left = attempt.tried.includes('left a card') ? 'Card left.' : attempt.photos > 0 ? 'Photo taken.' : 'Nothing left at the door.';
  const who = attempt.ofOrder === undefined ? '' : `, the contractor of order ${attempt.ofOrder.number}`;
  return `${longDateWithYear(attempt.on)}, ${partOfDayInWords(attempt.partOfDay as PartOfDay)}${who}: ${attempt.tried.join(', ') || 'not said'}. ${noticeInWords(attempt)} ${left}`;
}

function lawOfNotice(today: PlainDate): string {
  const notice = ruleOn('repairs.entry-notice', today);
  const post = ruleOn('notices.by-post', today);
  return `The law’s least is ${limitInWords(notice.limit)} (${cited(notice)}); a letter counts when ${limitInWords(post.limit)} after posting have ended (${cited(post)}).`;
}

const cited = ({ source, provision, confidence }: Rule): string => `${source.title} ${provision}; ${confidenceWords[confidence]}`;

/** What has to happen now, and who does it. */
function nextRung({ access }: OnLadder, policy: RepairPolicy, today: PlainDate): string {
  const made = access?.attempts.length ?? 0;
  const step = access?.step ?? null;
  const review = access?.review ?? null;
  if (step !== null) return `${step.step}, by ${longDate(step.nextOn, today)}. Then another visit.`;
  if (review?.decision === 'tenancy or legal step') return 'a manager decides the tenancy or legal step, with a reason and a day.';
  if (review !== null || made < policy.accessAttempts) return `book another visit at another time of day (${made} of ${policy.accessAttempts} attempts made).`;
  return 'a supervisor looks at what was tried and at the household’s needs.';
}
