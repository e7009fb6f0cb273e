import { longDate, type PlainDate } from '../../clock/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { dateField, details, fieldset, insetText, selectField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { column, heading, link, paragraph, postForm } from '../../staff/index.ts';
import { mostExceptions, type LadderSubjects } from '../forms/chasing-form.ts';
import { ladderBounds, usualLadder, type ChaseLadder, type ChasePolicy, type LadderRule } from '../policy/chasing.ts';
import { fieldOfLadder } from '../policy/chasing-versions.ts';

export interface ChasingPageFacts {
  /** The version in force today; undefined where the landlord has set none. */
  readonly now: ChasePolicy | undefined;
  readonly versions: readonly ChasePolicy[];
  readonly subjects: LadderSubjects;
  readonly version: string;
  readonly today: PlainDate;
}

interface ChasingForm {
  readonly csrfToken: string;
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

/** Lines left free for new exceptions, beside those there are. */
const freeLines = 2;

const questions: Readonly<Record<keyof ChaseLadder, readonly [words: string, unit: string]>> = {
  remindWorkingDaysBefore: ['Remind the owner, before a date runs out, by', 'working days'],
  remindHoursBefore: ['Remind the owner, before a time runs out, by', 'hours'],
  escalateAfterWorkingDays: ['Tell the managers once it is overdue by', 'working days'],
  repeatEveryWorkingDays: ['Then tell both again every', 'working days'],
  tellResidentEveryWorkingDays: ['Tell the resident where things stand at least every', 'working days'],
};

const hints: Readonly<Partial<Record<keyof ChaseLadder, string>>> = {
  escalateAfterWorkingDays: '; 0 is at once',
  tellResidentEveryWorkingDays: '; sooner where the priority of a case promises it',
};

/** How people are chased: for every case, and for some kinds and stages otherwise. */
export function chasingPage({ now, versions, subjects, version, today }: ChasingPageFacts, form: ChasingForm): Html {
  const everything = now?.ladders.find(({ kind, stage }) => kind === '' && stage === '') ?? usualLadder;
  const own = now?.ladders.filter(({ kind }) => kind !== '') ?? [];
  const count = Math.min(mostExceptions, Math.max(own.length + freeLines, lastTyped(form.body)));
  return column(html`${heading('How our people are chased', form.errors)}
    ${paragraph('Whoever owns a case is reminded before a clock runs out, and told when it has. Then the managers of the team hear, and both hear again until it is done. Whoever stands in for somebody away hears too.')}
    ${insetText({ html: html`This says when people are told, and moves no date: the dates come from ${link('/rulebook', 'the rules we work to')}. No law sets these figures; those we begin with are a guide from practice. What cannot be set: emergencies never wait for a working day, and what is due by the hour goes to the managers as soon as it runs out and again every 24 hours.` })}
    ${postForm(form, {
      action: '/admin/settings/chasing',
      verb: 'Save how people are chased',
      hidden: { seenVersion: version },
      fields: html`${dateField({ name: 'from', label: 'This counts from', labelSize: 's', hint: 'Today or later. Clocks that are running follow it from their next step.', value: dateTyped(form.body, today), error: form.errors['from'] })}
        ${fieldset({ legend: { text: 'Every case', classes: 'govuk-fieldset__legend--m' }, html: html`${ladderLines(form, everything, 0)}` })}
        ${Array.from({ length: count }, (_, index) => exception({ line: index + 1, before: own[index], subjects }, form))}`,
    })}
    ${history(versions, subjects, today)}`);
}

interface ExceptionFacts {
  readonly line: number;
  readonly before: LadderRule | undefined;
  readonly subjects: LadderSubjects;
}

function exception({ line, before, subjects }: ExceptionFacts, form: ChasingForm): Html {
  const name = fieldOfLadder(line, 'about');
  const value = isSent(form) ? formText(form.body, name) : before === undefined ? '' : `${before.kind}:${before.stage}`;
  const choices = [...subjects].map(([about, words]) => ({ value: about, text: words }));
  const lines = fieldset({
    legend: { text: `Exception ${line}`, classes: 'govuk-fieldset__legend--m' },
    html: html`${selectField({ name, label: 'Only for', choices, unchosen: 'Nothing: leave this exception out', value, error: form.errors[name] })}
      ${ladderLines(form, before ?? usualLadder, line)}`,
  });
  // One that nobody has begun is folded away: without JavaScript too.
  return before !== undefined || value !== '' ? lines : details({ summaryText: line === 1 ? 'Add an exception for a kind or stage of case' : 'Add another exception', html: lines });
}

function ladderLines(form: ChasingForm, before: ChaseLadder, line: number): readonly Html[] {
  return (Object.keys(questions) as (keyof ChaseLadder)[]).map((field) => {
    const [label, suffix] = questions[field];
    const [least, most] = ladderBounds[field];
    const name = fieldOfLadder(line, field);
    const hint = `${least} to ${most}${hints[field] ?? ''}`;
    return textField({ name, label, hint, suffix, value: isSent(form) ? formText(form.body, name) : before[field], width: 3, inputmode: 'numeric', error: form.errors[name] });
  });
}

const isSent = ({ body }: Pick<ChasingForm, 'body'>): boolean => Object.keys(body).length > 0;

/** The last exception that was typed: after an error it is still there. */
function lastTyped(body: FormBody): number {
  const lines = Array.from({ length: mostExceptions }, (_, index) => index + 1);
  return lines.findLast((line) => formText(body, fieldOfLadder(line, 'about')) !== '') ?? 0;
}

function dateTyped(body: FormBody, today: PlainDate) {
  const [year, month, day] = today.split('-').map(Number);
  return isSent({ body }) ? datePartsIn(body, 'from') : { day: String(day), month: String(month), year: String(year) };
}

function history(versions: readonly ChasePolicy[], subjects: LadderSubjects, today: PlainDate): Html {
  const words = versions.map(({ from, setBy = 'somebody', ladders }) => html`<li>From ${longDate(from, today)}, set by ${setBy}:
    <ul class="govuk-list govuk-list--bullet">${ladders.map((rule) => html`<li>${inWords(rule, subjects)}</li>`)}</ul></li>`);
  return html`<h2 class="govuk-heading-m">What has counted</h2>
    <ul class="govuk-list govuk-list--bullet">${words}<li>${versions.length === 0 ? 'Until you set your own' : 'Before that'}: ${inWords({ kind: '', stage: '', ...usualLadder }, subjects)}</li></ul>`;
}

function inWords({ kind, stage, remindWorkingDaysBefore, remindHoursBefore, escalateAfterWorkingDays, repeatEveryWorkingDays, tellResidentEveryWorkingDays }: LadderRule, subjects: LadderSubjects): string {
  const about = kind === '' ? 'every case' : (subjects.get(`${kind}:${stage}`) ?? `${kind} ${stage}`);
  const managers = escalateAfterWorkingDays === 0 ? 'at once' : `after ${escalateAfterWorkingDays} working days`;
  return `${about}: reminded ${remindWorkingDaysBefore} working days or ${remindHoursBefore} hours before, managers told ${managers}, both again every ${repeatEveryWorkingDays} working days, the resident told at least every ${tellResidentEveryWorkingDays} working days`;
}
