import { longDate, type PlainDate } from '../../clock/index.ts';
import { dateField, insetText, selectField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { capitalised, column, formHeading, link, paragraph, postForm, trades, type FormState } from '../../repairs/index.ts';
import { fieldOfRule, type RuleKind, type SamplingRules } from '../policy.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Whoever rules may be about. */
export interface RuleSubjects {
  readonly teams: readonly Named[];
  readonly organisations: readonly Named[];
  readonly people: readonly Named[];
}

export interface RulesPageFacts {
  /** Whether this reader's role opens the inspections themselves. */
  readonly seesInspections: boolean;
  readonly now: SamplingRules;
  readonly versions: readonly SamplingRules[];
  readonly subjects: RuleSubjects;
  readonly version: string;
  readonly today: PlainDate;
}

/** How many people the form has lines for. */
export const personLines = [1, 2, 3] as const;

/** Which finished work is checked: rules with a day from which they count. */
export function rulesPage({ seesInspections, now, versions, subjects, version, today }: RulesPageFacts, form: FormState): Html {
  const number = numberField(form);
  const percent = (kind: RuleKind, { id, name }: Named) => number(fieldOfRule(kind, id), capitalised(name), percentOf(now, kind, id));
  return column(html`${formHeading('Which finished work is checked', form.errors)}
    ${paragraph(html`${seesInspections && html`${link('/inspections', 'Inspections')} · `}${link('/admin/settings/repairs', 'What we promise of repairs')}`)}
    ${insetText({ text: 'Damp and hazard work is always checked, by somebody who had no hand in it. That cannot be set.' })}
    ${paragraph('For each finished job one number is drawn and held against every rule that it falls under. Which rule picked it is on the record, and with the seed anybody can draw again.')}
    ${postForm(form, {
      action: '/admin/settings/inspections',
      verb: 'Save the rules',
      hidden: { seenVersion: version },
      fields: html`${dateField({ name: 'from', label: 'These rules count from', labelSize: 's', hint: 'Work finished from that day on. Today or later.', value: dateTyped(form, today), error: form.errors['from'] })}
        ${number('withinWorkingDays', 'Checked within', now.withinWorkingDays, 'working days')}
        <h2 class="govuk-heading-m">Of everything, and of what is at risk</h2>
        ${number('everythingPercent', 'Of everything, by chance', now.everythingPercent)}
        ${number('cameBackPercent', 'Of work that came back', now.cameBackPercent)}
        ${number('valueFrom', 'Work that cost this much or more (leave empty if cost does not matter)', now.valueFromPence === null ? '' : now.valueFromPence / 100, '£')}
        ${number('valuePercent', 'Of such work', now.valuePercent)}
        <h2 class="govuk-heading-m">Of each trade</h2>${trades.map((trade) => percent('trade', { id: trade, name: trade }))}
        <h2 class="govuk-heading-m">Of each organisation’s work</h2>${subjects.organisations.map((each) => percent('organisation', each))}
        <h2 class="govuk-heading-m">Of each team’s work</h2>${subjects.teams.map((each) => percent('team', each))}
        <h2 class="govuk-heading-m">Of some people’s work</h2>${personLines.map((line) => personFields(line, now, subjects.people, form))}`,
    })}
    <h2 class="govuk-heading-m">The rules there have been</h2>
    <ul class="govuk-list govuk-list--bullet">${versions.map((each) => html`<li>${inWords(each, today)}</li>`)}</ul>`);
}

function percentOf({ rules }: SamplingRules, kind: RuleKind, of: string): number {
  return rules.find((rule) => rule.kind === kind && rule.of === of)?.percent ?? 0;
}

function numberField({ body, errors }: FormState) {
  const isSent = Object.keys(body).length > 0;
  return (name: string, label: string, before: number | string, suffix = 'in 100'): Html =>
    textField({ name, label, value: isSent ? formText(body, name) : before, width: 4, inputmode: 'numeric', error: errors[name], ...(suffix === '£' ? { prefix: '£' } : { suffix }) });
}

function personFields(line: number, { rules }: SamplingRules, people: readonly Named[], form: FormState): Html {
  const isSent = Object.keys(form.body).length > 0;
  const now = rules.filter(({ kind }) => kind === 'person')[line - 1];
  const [who, share] = [`person${line}`, `personPercent${line}`];
  return html`${selectField({ name: who, label: `Person ${line}`, choices: people.map(({ id, name }) => ({ value: id, text: name })), unchosen: 'Nobody', value: isSent ? formText(form.body, who) : now?.of, error: form.errors[who] })}
    ${numberField(form)(share, `Of the work of person ${line}`, now?.percent ?? 0)}`;
}

function dateTyped({ body }: FormState, today: PlainDate) {
  const [year, month, day] = today.split('-').map(Number);
  if (Object.keys(body).length === 0) return { day: String(day), month: String(month), year: String(year) };
  return { day: formText(body, 'from-day'), month: formText(body, 'from-month'), year: formText(body, 'from-year') };
}

function inWords(rules: SamplingRules, today: PlainDate): string {
  const since = rules.setBy === undefined ? 'As it comes, until you set your own' : `From ${longDate(rules.from, today)}, set by ${rules.setBy}`;
  const own = rules.rules.filter(({ percent }) => percent > 0).map(({ name, percent }) => `${name} ${percent} in 100`);
  const value = rules.valueFromPence === null ? [] : [`work of £${Math.floor(rules.valueFromPence / 100)} or more ${rules.valuePercent} in 100`];
  return `${since}: ${[`everything ${rules.everythingPercent} in 100`, `what came back ${rules.cameBackPercent} in 100`, ...value, ...own].join(', ')}; within ${rules.withinWorkingDays} working days. Seed ${rules.seed}.`;
}
