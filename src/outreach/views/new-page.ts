import { countOf, dateInLondon, longDateWithYear } from '../../clock/index.ts';
import { checkboxField, insetText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList } from '../../platform/http/form-values.ts';
import { column, fieldsOf, formHeading, postForm, type FormState } from '../../repairs/index.ts';
import { askedLatelyDays, mostHomes, ways, type HomeToAsk } from '../model.ts';
import { usualScript, wayInWords } from '../words.ts';

export interface NewOutreachView {
  /** Where the homes came from, in words; undefined where the address names none. */
  readonly chosenFrom: string | undefined;
  readonly homes: readonly HomeToAsk[];
  readonly lately: readonly HomeToAsk[];
  readonly tooMany: boolean;
  readonly owners: readonly { readonly staffId: string; readonly name: string }[];
  readonly ownerId: string;
}

/** What will begin, before it does: which homes, how many cannot be reached by a way, and who was asked lately. */
export function newOutreachPage(view: NewOutreachView, form: FormState): Html {
  const { homes, chosenFrom, tooMany } = view;
  return html`${formHeading('Ask homes', form.errors, chosenFrom === undefined || chosenFrom === '' ? 'Outreach' : chosenFrom)}
${tooMany
    ? column(insetText({ text: `There are more than ${mostHomes} homes here. Choose a smaller area: more could not be asked by the day that is promised.` }))
    : homes.length === 0 ? column(insetText({ text: 'No home is chosen. Begin from a list of homes, such as an area that is damp.' })) : startForm(view, form)}`;
}

function startForm({ chosenFrom = '', homes, lately, owners, ownerId }: NewOutreachView, form: FormState): Html {
  const fields = fieldsOf(form, { name: chosenFrom.slice(0, 80), script: usualScript, owner: ownerId });
  return html`${preview(homes, lately.length)}
${postForm(form, {
    action: '/outreach/new', verb: 'Begin it', hidden: { chosenFrom, offered: homes.map(({ homeId }) => homeId).join(' ') },
    fields: html`${fields.line('name', 'What is it called?')}
${fields.radios('way', 'How are homes asked?', ways.map((way) => ({ value: way, text: wayInWords[way], hint: wayMeans[way] })))}
${fields.date('promisedOn', 'By which day is every home asked?', 'This is promised to each home, and chased like any promise. For example, 27 3 2026.')}
${fields.list('owner', 'Who sees to it?', owners.map(({ staffId, name }) => ({ value: staffId, text: name })), 'Choose somebody')}
${fields.words('script', 'What to say to whoever answers', 'It stands on the list of homes. Words that put damp on how people live are refused.')}
${lately.length > 0 && fields.radios('lately', `${countOf(lately.length, 'home')} ${lately.length === 1 ? 'was' : 'were'} asked in the last ${askedLatelyDays} days`, [{ value: 'leave out', text: 'Leave them out' }, { value: 'ask again', text: 'Ask them again' }])}
${homesField(homes, lately, form)}`,
  })}`;
}

const wayMeans = {
  message: 'Each is written to now, by the way they asked for; who does not answer is rung or called on by the day below.',
  call: 'A list to ring, with what to say.',
  visit: 'A list of doors to knock on, with what to say.',
} as const;

function preview(homes: readonly HomeToAsk[], lately: number): Html {
  const nobody = homes.filter(({ residentId }) => residentId === null).length;
  const noPhone = homes.filter(({ residentId, hasPhone }) => residentId !== null && !hasPhone).length;
  return html`<ul class="govuk-list govuk-list--bullet">
<li><strong>${countOf(homes.length, 'home')}</strong>: each gets a case of its own with a promise</li>
<li>${nobody === 0 ? 'At each of them somebody is on record' : `${countOf(nobody, 'home')} with nobody on record: they cannot be written to or rung, only called on`}</li>
<li>${noPhone === 0 ? 'Everybody on record has a telephone number' : `${countOf(noPhone, 'home')} without a telephone number`}</li>
<li>${lately === 0 ? `None was asked in the last ${askedLatelyDays} days` : `${countOf(lately, 'home')} asked in the last ${askedLatelyDays} days`}</li></ul>`;
}

function homesField(homes: readonly HomeToAsk[], lately: readonly HomeToAsk[], { body, errors }: FormState): Html {
  const isSent = Object.keys(body).length > 0;
  const asked = new Set(lately.map(({ homeId }) => homeId));
  return checkboxField({
    name: 'home', label: 'Which homes?', labelSize: 's', error: errors['home'], values: isSent ? formList(body, 'home') : homes.map(({ homeId }) => homeId),
    choices: homes.map(({ homeId, address, residentId, hasPhone, lastAskedAt }) => ({
      value: homeId, text: address, hint: hintOf({ nobody: residentId === null, hasPhone, asked: asked.has(homeId) && lastAskedAt !== null ? longDateWithYear(dateInLondon(lastAskedAt)) : undefined }),
    })),
  });
}

function hintOf({ nobody, hasPhone, asked }: { readonly nobody: boolean; readonly hasPhone: boolean; readonly asked: string | undefined }): string {
  const reach = nobody ? 'Nobody on record' : hasPhone ? 'Telephone known' : 'No telephone number';
  return asked === undefined ? reach : `${reach}; asked on ${asked}`;
}
