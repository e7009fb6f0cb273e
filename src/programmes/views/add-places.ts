import { button, checkboxField, pagination, selectField, textField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import { column, heading, link, paragraph, postForm } from '../../staff/index.ts';
import type { Programme } from '../model.ts';
import type { ChoosingOf, EstateToChoose } from '../queries/choose-places.ts';
import type { PlaceFound } from '../queries/lists.ts';
import type { ProgrammeForm } from './programme-page.ts';

export const addPlacesTitle = ({ name }: Pick<Programme, 'name'>): string => `Add homes and blocks to ${name}`;

/** What an estate, or a block of it, has to add: a page of it, and how many there are in all. */
export interface ChosenPlaces extends Pick<ChoosingOf, 'estateId' | 'blockId'> {
  readonly places: readonly PlaceFound[];
  readonly many: number;
  readonly next: string | undefined;
}

export interface AddPlacesFacts {
  readonly programme: Programme;
  /** What was found by words; undefined where nothing was looked for. */
  readonly found: readonly PlaceFound[] | undefined;
  readonly estates: readonly Omit<EstateToChoose, 'places'>[];
  readonly chosen: ChosenPlaces | undefined;
}

/** Homes and blocks by estate, a page at a time or all at once; or by postcode, UPRN or name. */
export function addPlacesPage(facts: AddPlacesFacts, form: ProgrammeForm): Html {
  const { programme, found, estates, chosen } = facts;
  const { csrfToken, body, errors } = form;
  const path = `/programmes/${programme.id}/places/add`;
  return column(html`${heading(addPlacesTitle(programme), errors)}
    <form method="get" action="${path}">${selectField({ name: 'estate', label: 'Choose an estate', hint: 'Its blocks, and its homes that are in none.', value: chosen?.estateId ?? '', unchosen: 'Choose', choices: estates.map(({ id, name }) => ({ value: id, text: name })) })}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
    ${chosen !== undefined && chosenForm(facts, chosen, form)}
    <h2 class="govuk-heading-m">Or find them</h2>
    ${postForm({ csrfToken }, { action: path, verb: 'Find homes and blocks', look: 'secondary', fields: textField({ name: 'find', label: 'Postcode, UPRN, or the name of a block or an estate', hint: 'The whole name. An estate finds its blocks.', value: formText(body, 'find'), width: 20, autocomplete: 'off', error: errors['find'] }) })}
    ${found !== undefined && (found.length === 0 ? paragraph('Nothing more of your organisation’s was found by that.') : postForm({ csrfToken }, {
      action: path, verb: 'Add those that are ticked', hidden: { seenVersion: String(programme.version), find: formText(body, 'find') }, fields: boxes('What was found', found, form),
    }))}`);
}

function boxes(label: string, places: readonly PlaceFound[], { body, errors }: ProgrammeForm): Html {
  return checkboxField({ name: 'places', label, labelSize: 'm', small: true, values: formList(body, 'places'), error: errors['places'], choices: places.map(({ placeId, kind, name }) => ({ value: placeId, text: kind === 'block' ? `${name} (every home in it)` : name })) });
}

function chosenForm({ programme, estates }: AddPlacesFacts, { estateId, blockId, places, many, next }: ChosenPlaces, form: ProgrammeForm): Html {
  const path = `/programmes/${programme.id}/places/add`;
  const query = `?estate=${estateId}${blockId === undefined ? '' : `&block=${blockId}`}`;
  const name = estates.find(({ id }) => id === estateId)?.name ?? 'This estate';
  if (places.length === 0) return paragraph(`Nothing more of your organisation’s is there to add: ${name}.`);
  const all = many > 1 && checkboxField({ name: 'all', label: 'Or all of them at once', labelSize: 's', small: true, values: [formText(form.body, 'all')], choices: [{ value: 'yes', text: `All ${many}${many > places.length ? ', also those on other pages' : ''}` }] });
  const blocks = blockId === undefined ? places.filter(({ kind }) => kind === 'block') : [];
  return html`${postForm({ csrfToken: form.csrfToken }, { action: `${path}${query}`, verb: 'Add those that are chosen', hidden: { seenVersion: String(programme.version) }, fields: html`${boxes(blockId === undefined ? name : `${name}: one block`, places, form)}${all}` })}
    ${next !== undefined && pagination({ next: { href: `${path}${query}&after=${next}`, text: 'More homes and blocks' } })}
    ${blocks.length > 0 && paragraph(html`Only some homes of a block: ${blocks.map((block) => html`${link(`${path}?estate=${estateId}&block=${block.placeId}`, block.name)} `)}`)}`;
}
