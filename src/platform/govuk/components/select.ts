import { escaped, html, raw } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, attributesText, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, present } from '../content.ts';
import type { Maybe } from '../content.ts';
import { field } from '../form-group.ts';
import type { FieldOptions } from '../form-group.ts';

export interface SelectItem {
  readonly text: string;
  /** The text unless given. */
  readonly value?: string | number | boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SelectOptions extends FieldOptions {
  readonly items: readonly Maybe<SelectItem>[];
  readonly value?: string | number | undefined;
  readonly disabled?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** One choice from a list too long for radios. */
export function select(options: SelectOptions): Html {
  return field(options, (id, describedBy) => html`${contentOf(options.formGroup?.beforeInput)}
  ${control(options, id, describedBy)}
  ${contentOf(options.formGroup?.afterInput)}`);
}

function control(options: SelectOptions, id: string, describedBy: string | undefined): Html {
  const own = {
    class: classNames('govuk-select', options.classes, options.errorMessage && 'govuk-select--error'),
    id,
    name: options.name,
    disabled: options.disabled,
    'aria-describedby': describedBy,
  };
  const choices = raw(present(options.items).map((item) => option(item, options.value)).join(''));
  return html`<select${attributes(own)}${attributes(options.attributes)}>${choices}</select>`;
}

// A list of people has hundreds: plain text, escaped, and no template for each.
function option(item: SelectItem, chosen: string | number | undefined): string {
  const isChosen = Boolean(chosen) && item.selected !== false && String(item.value ?? item.text) === String(chosen);
  const own = {
    value: item.value === undefined ? undefined : String(item.value),
    selected: Boolean(item.selected) || isChosen,
    disabled: item.disabled,
  };
  return `<option${attributesText(own)}${attributesText(item.attributes)}>${escaped(item.text)}</option>`;
}
