import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import { field } from '../form-group.ts';
import type { FieldOptions } from '../form-group.ts';

export interface TextareaOptions extends FieldOptions {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Several lines of text. */
export function textarea(options: TextareaOptions): Html {
  return field(options, (id, describedBy) => html`${contentOf(options.formGroup?.beforeInput)}
  ${control(options, id, describedBy)}
  ${contentOf(options.formGroup?.afterInput)}`);
}

function control(options: TextareaOptions, id: string, describedBy: string | undefined): Html {
  const own = {
    class: classNames('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes),
    id,
    name: options.name,
    rows: options.rows || 5,
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    disabled: options.disabled,
    'aria-describedby': describedBy,
    autocomplete: options.autocomplete || undefined,
  };
  return html`<textarea${attributes(own)}${attributes(options.attributes)}>${keepFirstLine(options.value)}</textarea>`;
}

// A browser drops one line break straight after <textarea>, so words that start with one need another.
function keepFirstLine(value: string | undefined): string | undefined {
  return value && /^[\r\n]/.test(value) ? `\n${value}` : value;
}
