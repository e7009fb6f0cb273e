import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { dateField, radioField, selectField, stackingTable, textAreaField, textField, type FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { datePartsIn } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { siteHazardFindings, siteHazardKinds, type SiteHazard } from '../model.ts';
import { noRegisterHeld } from '../words.ts';

export interface RegisterShown {
  readonly hazards: readonly SiteHazard[];
  readonly today: PlainDate;
  /** Where its history is, with what is added below it. */
  readonly path: string;
  /** Whether this reader keeps it, or only reads. */
  readonly mayKeep: boolean;
}

/** The register of site hazards of a home or block on its page. */
export function registerSection({ hazards, today, path, mayKeep }: RegisterShown): Html {
  const until = ({ expiresOn }: SiteHazard) => (expiresOn === null ? 'No end given' : expiresOn < today ? `Out of date since ${longDateWithYear(expiresOn)}` : longDateWithYear(expiresOn));
  return html`<section aria-labelledby="register-heading"><h2 class="govuk-heading-m" id="register-heading">Register of site hazards</h2>
    ${hazards.length === 0 ? html`<p class="govuk-body">${noRegisterHeld}</p>` : stackingTable({
      head: [{ text: 'What and where' }, { text: 'What to do' }, { text: 'Survey' }, { text: 'Good until' }],
      rows: hazards.map((hazard) => [
        { html: html`${capitalised(hazard.kind)}, <strong>${hazard.finding}</strong>: ${hazard.location}${hazard.blockId !== null && ' (the block)'}` }, { text: hazard.whatToDo === '' ? 'Nothing was said' : hazard.whatToDo },
        { text: `${hazard.source}, ${longDateWithYear(hazard.surveyedOn)}` },
        { html: html`${until(hazard)}${mayKeep && keepingLinks(hazard)}` },
      ]),
    })}
    <p class="govuk-body">${mayKeep && html`<a class="govuk-link" href="${path}/new">Add to the register</a><br>`}<a class="govuk-link" href="${path}">History of the register</a></p></section>`;
}

function keepingLinks({ id, kind, location }: SiteHazard): Html {
  const of = html`<span class="govuk-visually-hidden">: ${kind}, ${location}</span>`;
  const line = (what: string, words: string): Html => html`<span class="govuk-!-display-block govuk-!-margin-top-2"><a class="govuk-link" href="/site-hazards/${id}/${what}">${words}${of}</a></span>`;
  return html`${line('change', 'Change this entry')}${line('end', 'End this entry')}`;
}

const capitalised = (word: string): string => word.replace(/^./, (first) => first.toUpperCase());

export interface HazardForm {
  readonly body: FormBody;
  readonly errors: FieldErrors;
}

/** What an entry says. */
export function hazardFields({ body, errors }: HazardForm): Html {
  const common = (name: string, label: string, hint?: string) => ({ name, label, hint, error: errors[name] });
  const value = (name: string) => formText(body, name);
  const choices = (words: readonly string[]) => words.map((word) => ({ value: word, text: capitalised(word) }));
  return html`${selectField({ ...common('kind', 'What it is'), choices: choices(siteHazardKinds), unchosen: 'Choose what it is', value: value('kind') })}
    ${radioField({ ...common('finding', 'What the survey found', 'Presumed: nobody has looked closely, and it is treated as there. None found: it was looked for there.'), labelSize: 's', choices: choices(siteHazardFindings), value: value('finding') })}
    ${textField({ ...common('location', 'Where it is, or what was looked at', 'For example, textured coating of the kitchen ceiling'), value: value('location'), autocomplete: 'off' })}
    ${textAreaField({ ...common('whatToDo', 'What whoever works there must do', 'For example, do not drill or scrape: ring us first. Contractors read this: say what to do, never who somebody is or what they did.'), value: value('whatToDo'), rows: 3, maxlength: 1000 })}
    ${textField({ ...common('source', 'Which survey or register says so', 'Its kind, number and who made it'), value: value('source'), autocomplete: 'off' })}
    ${dateField({ ...common('surveyed', 'Day of the survey'), labelSize: 's', value: datePartsIn(body, 'surveyed') })}
    ${dateField({ ...common('expires', 'Last day it is good for (optional)'), labelSize: 's', value: datePartsIn(body, 'expires') })}`;
}

export const endingField = ({ body, errors }: HazardForm): Html =>
  textAreaField({ name: 'reason', label: 'Why it ends', hint: 'For example, removed by a licensed contractor, certificate 1182. It stays on the record, with who was told of it.', value: formText(body, 'reason'), error: errors['reason'], rows: 3, maxlength: 500 });

export const changingField = ({ body, errors }: HazardForm): Html =>
  textAreaField({ name: 'reason', label: 'Why it changes', hint: 'For example, surveyed again. What stood before stays readable on the history of the register.', value: formText(body, 'reason'), error: errors['reason'], rows: 3, maxlength: 480 });
