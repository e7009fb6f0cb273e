import type { PlainDate } from '../../clock/index.ts';
import { dateField, insetText, radioField, selectField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { changesTable, column, formHeading, limitParts, limitUnits, link, paragraph, postForm, unitInWords, type FormState, type SettingsChange } from '../../repairs/index.ts';
import { firstDayToSet, ownDuties, type OwnDuty } from '../decide/set-own-limits.ts';
import { limitScopes, ownLimitsOn, type OwnLimits } from '../model/own-limits.ts';
import { limitWithoutOwn, ownDutyInWords, ownLimitsInWords, scopeInWords, usualLimit } from './own-limits-words.ts';

export const ownLimitsPath = '/admin/settings/hazards';
export const ownLimitsTitle = 'Our own limits for hazards';

export interface OwnLimitsFacts {
  /** The newest first. */
  readonly versions: readonly OwnLimits[];
  readonly today: PlainDate;
  readonly version: string;
  /** Where everybody reads them. */
  readonly rulebook: string;
  readonly history: readonly SettingsChange[];
}

/** The landlord's own limits: shorter than the law's, never longer, with the day from which they count. */
export function ownLimitsPage({ versions, today, version, rulebook, history }: OwnLimitsFacts, form: FormState): Html {
  // What would go on if nothing were changed: a version that begins later keeps its own day.
  const goesOn = ownLimitsOn(versions, firstDayToSet(today));
  const isSent = Object.keys(form.body).length > 0;
  return column(html`${formHeading(ownLimitsTitle, form.errors)}
    ${paragraph(html`${link('/admin/settings/repairs', 'What we promise of repairs')} · ${link(rulebook, 'The rules we work to')} shows them to everybody`)}
    ${insetText({ html: html`${[inForceInWords(versions, today), ...toComeInWords(versions, today)].map((words) => html`<p class="govuk-body">${words}</p>`)}` })}
    ${paragraph('You may set shorter times than the law’s, never longer ones. Where the regulations run for a hazard, yours stands beside the law’s clock, and both are shown. Where they do not run (a long lease, a licence, a kind of hazard that joins later), the law’s times apply as our policy, and yours take their place.')}
    ${paragraph('A limit counts for clocks that begin on or after its day. What has begun keeps the limit it began with. Leave a box empty to keep the law’s time.')}
    ${postForm(form, {
      action: ownLimitsPath,
      verb: 'Save our own limits',
      hidden: { seenVersion: version },
      fields: html`${dateField({ name: 'from', label: 'They count from', labelSize: 's', hint: 'Tomorrow or later.', value: dateTyped(form, firstDayToSet(today)), error: form.errors['from'] })}
        ${radioField({
          name: 'scope', label: 'Which hazards are they for?', labelSize: 's', value: isSent ? formText(form.body, 'scope') : (goesOn?.scope ?? 'every-hazard'), error: form.errors['scope'],
          choices: limitScopes.toReversed().map((scope) => ({ value: scope, text: scopeInWords[scope] })),
        })}
        <h2 class="govuk-heading-m">How soon</h2>
        ${ownDuties.map((duty) => limitFields(duty, { goesOn, today }, form))}`,
    })}
    <h2 class="govuk-heading-m">The limits there have been and will be</h2>
    ${versions.length === 0 ? paragraph('You have set none: the law’s times apply.') : html`<ul class="govuk-list govuk-list--bullet">${versions.map((each) => html`<li>${ownLimitsInWords(each, today)}</li>`)}</ul>`}
    ${changesTable(history)}`);
}

function inForceInWords(versions: readonly OwnLimits[], today: PlainDate): string {
  const now = ownLimitsOn(versions, today);
  return now === undefined ? 'You have no limits of your own in force: the law’s times apply.' : `In force now. ${ownLimitsInWords(now, today)}`;
}

/** What is set and does not count yet, the soonest first. */
const toComeInWords = (versions: readonly OwnLimits[], today: PlainDate): readonly string[] =>
  versions.filter(({ from }) => from > today).toReversed().map((each) => `Set already. ${ownLimitsInWords(each, today)}`);

function limitFields(duty: OwnDuty, { goesOn, today }: { readonly goesOn: OwnLimits | undefined; readonly today: PlainDate }, { body, errors }: FormState): Html {
  const isSent = Object.keys(body).length > 0;
  const kept = goesOn?.limits[duty];
  const before = kept === undefined ? { count: '', unit: limitParts(usualLimit(duty, today)).unit } : limitParts(kept);
  return html`${textField({ name: duty, label: ownDutyInWords[duty], hint: `Without your own: ${limitWithoutOwn(duty, today)}.`, value: isSent ? formText(body, duty) : before.count, width: 4, inputmode: 'numeric', error: errors[duty] })}
    ${selectField({ name: `${duty}-unit`, label: `Unit of “${ownDutyInWords[duty]}”`, value: isSent ? formText(body, `${duty}-unit`) : before.unit, choices: limitUnits.map((unit) => ({ value: unit, text: unitInWords[unit] })), error: errors[`${duty}-unit`] })}`;
}

function dateTyped({ body }: FormState, first: PlainDate) {
  const [year, month, day] = first.split('-').map(Number);
  if (Object.keys(body).length === 0) return { day: String(day), month: String(month), year: String(year) };
  return { day: formText(body, 'from-day'), month: formText(body, 'from-month'), year: formText(body, 'from-year') };
}
