import { dateInLondon, englandAndWales, leftInWords, longDate, longDateTime, longDateWithYear, timeLeftInWords } from '../../clock/index.ts';
import { confidenceWords } from '../../law/index.ts';
import { clockList, details, stackingTable, type Clock } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Deadline } from '../model.ts';
import type { CasePage, ShownClock } from './case-page.ts';

type Reading = Pick<CasePage, 'today' | 'now'>;

/** The clocks of a case: those that run, then those that are over. */
export function clocksPanel({ clocks, today, now }: Pick<CasePage, 'clocks' | 'today' | 'now'>): Html {
  const shown = (clock: ShownClock) => clockInWords(clock, { today, now });
  const running = clocks.filter(({ status }) => status === 'open').map(shown);
  const over = clocks.filter(({ status }) => status !== 'open').map(shown);
  return html`<section class="house-panel" id="clocks" aria-labelledby="clocks-heading"><h2 class="govuk-heading-m" id="clocks-heading">Clocks</h2>
${running.length === 0 ? html`<p class="govuk-body">No clock is running.</p>` : clockList(running)}
${over.length > 0 && details({ summaryText: `Clocks that are over (${over.length})`, html: clockList(over) })}</section>`;
}

function clockInWords(clock: ShownClock, reading: Reading): Clock {
  return {
    title: dutyInWords(clock.kind, clock.duty),
    due: `by ${dueInWords(clock, reading)}`,
    left: clock.status === 'open' ? `${leftOf(clock, reading)}${nextChase(clock, reading)}` : endOf(clock),
    state: clock.state === 'withdrawn' ? 'in-time' : clock.state,
    because: whyThisDate(clock),
  };
}

/** Who hears next, and when, of a clock that runs out or has. */
function nextChase({ lastPoint, nextLookAt }: ShownClock, { today, now }: Reading): string {
  if (nextLookAt === null || nextLookAt <= now || lastPoint === null) return '';
  const who = lastPoint === 'due-soon' ? 'the owner hears' : 'owner and manager hear again';
  return `; ${who} on ${longDate(dateInLondon(nextLookAt), today)}`;
}

/** What a clock is for: a duty, our next word, or a promise. */
export function dutyInWords(kind: string, duty: string): string {
  if (kind === 'rhythm') return 'Next word to the resident';
  return kind === 'promise' ? `We promised: ${duty}` : duty;
}

/** "Friday 4 December", or with the time when the limit is in hours. */
export function dueInWords({ dueOn, dueAt }: Pick<Deadline, 'dueOn' | 'dueAt'>, { today }: Pick<Reading, 'today'>): string {
  if (dueOn !== null) return longDate(dueOn, today);
  return dueAt === null ? '' : longDateTime(dueAt);
}

/** "8 working days left", "3 hours overdue". */
export function leftOf({ dueOn, dueAt }: Pick<Deadline, 'dueOn' | 'dueAt'>, { today, now }: Reading): string {
  if (dueOn !== null) return leftInWords(dueOn, today, englandAndWales);
  return dueAt === null ? '' : timeLeftInWords(dueAt, now);
}

function endOf({ status, late, settledAt }: ShownClock): string {
  const when = settledAt === null ? '' : ` on ${longDateWithYear(dateInLondon(settledAt))}`;
  if (status === 'withdrawn') return `taken away${when}${late ? ', after it ran out' : ''}`;
  return `${late ? 'done late' : 'done in time'}${when}`;
}

/** The reason for a date, its source, how sure we are of the source, and the count day by day. */
export function whyThisDate({ because, citation, confidence, steps }: Pick<Deadline, 'because' | 'citation' | 'confidence' | 'steps'>): Html {
  return html`<p class="govuk-body-s">${because}</p>
${!because.includes(citation) && html`<p class="govuk-body-s">${citation}</p>`}
${confidence !== 'P' && html`<p class="govuk-body-s"><strong>How sure we are:</strong> ${confidenceWords[confidence]}</p>`}
${steps.length > 0 && workingOf(steps)}`;
}

function workingOf(steps: Deadline['steps']): Html {
  return stackingTable({
    caption: 'The count, day by day',
    captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Day' }, { text: 'Counts' }, { text: 'Why' }],
    rows: steps.map(({ date, counts, why }) => [{ text: longDateWithYear(date) }, { text: counts ? 'Yes' : 'No' }, { text: why }]),
    classes: 'govuk-!-margin-bottom-0',
  });
}
