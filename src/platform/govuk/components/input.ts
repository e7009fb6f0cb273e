import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, hasContent } from '../content.ts';
import type { OptionalContent } from '../content.ts';
import { field } from '../form-group.ts';
import type { FieldOptions } from '../form-group.ts';

export type InputAffix = OptionalContent & {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export interface InputOptions extends FieldOptions {
  readonly type?: string | undefined;
  readonly value?: string | number | undefined;
  readonly inputmode?: string | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: string | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly prefix?: InputAffix | undefined;
  readonly suffix?: InputAffix | undefined;
  readonly inputWrapper?: { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined } | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** One line of text. */
export function input(options: InputOptions): Html {
  return field(options, (id, describedBy) => wrapped(options, control(options, id, describedBy)));
}

function control(options: InputOptions, id: string, describedBy: string | undefined): Html {
  const own = {
    class: classNames('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name,
    type: options.type || 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
  };
  return html`<input${attributes(own)}${attributes(options.attributes)}>`;
}

function wrapped(options: InputOptions, inside: Html): Html {
  const { prefix, suffix, inputWrapper } = options;
  const { beforeInput, afterInput } = options.formGroup ?? {};
  if (![prefix, suffix, beforeInput, afterInput].some(hasContent)) return inside;
  const own = { class: classNames('govuk-input__wrapper', inputWrapper?.classes) };
  return html`<div${attributes(own)}${attributes(inputWrapper?.attributes)}>
    ${contentOf(beforeInput)}
    ${affix('prefix', prefix)}
    ${inside}
    ${affix('suffix', suffix)}
    ${contentOf(afterInput)}
  </div>`;
}

function affix(place: 'prefix' | 'suffix', options: InputAffix | undefined): Html | undefined {
  if (!options || !hasContent(options)) return undefined;
  const own = { class: classNames(`govuk-input__${place}`, options.classes), 'aria-hidden': 'true' };
  return html`<div${attributes(own)}${attributes(options.attributes)}>${contentOf(options)}</div>`;
}
