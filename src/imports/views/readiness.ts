import { insetText, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { beforeTheFirstReport, type Preparation, type Readiness } from '../decide/before-the-first-report.ts';

interface Step {
  readonly words: string;
  readonly href: string;
  readonly why: string;
}

const steps: Readonly<Record<Preparation, Step>> = {
  owner: { words: 'Make a team, and put a planner or a manager into it', href: '/admin/teams', why: 'Every report has an owner from its first moment. Add them under Staff first.' },
  homes: { words: 'Bring in your homes', href: '/admin/imports/new', why: 'From a CSV file. It is checked first, and nothing is saved until you say so.' },
  residents: { words: 'Bring in who lives there', href: '/admin/imports/new', why: 'Callers are found by name, and answers go where they can be reached.' },
  'office hours': { words: 'Say when you are open', href: '/admin/settings/office-hours', why: 'Residents read it wherever we ask them to ring.' },
  'on call': { words: 'Say who is on call', href: '/admin/settings/office-hours', why: 'They hear of an emergency that is reported while you are closed.' },
};

/** On an administrator's first page: what is left to do before residents can report, and whose homes nobody answers for. */
export function readinessOnMyWork(readiness: Readiness): Html | undefined {
  const toDo = beforeTheFirstReport(readiness);
  if (toDo.length > 0) return html`<section class="house-panel" aria-labelledby="before-reports"><h2 class="govuk-heading-m" id="before-reports">Before the first report</h2>
<ol class="govuk-list govuk-list--number">${toDo.map(({ what, isDone }) => stepShown(steps[what], isDone))}</ol></section>`;
  if (readiness.withoutOwner.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">Homes nobody answers for</h2>
${insetText({ html: html`Nobody can own a report about a home that ${inWords(readiness.withoutOwner)} ${readiness.withoutOwner.length === 1 ? 'manages' : 'manage'}: no planner or manager of theirs is in a team, so residents there cannot report. <a class="govuk-link" href="/admin/staff">See to it under Staff</a>.` })}`;
}

function stepShown({ words, href, why }: Step, isDone: boolean): Html {
  if (isDone) return html`<li>${words} ${tag({ text: 'Done', classes: 'govuk-tag--green' })}</li>`;
  return html`<li><a class="govuk-link" href="${href}">${words}</a><br><span class="govuk-hint">${why}</span></li>`;
}

const inWords = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);
