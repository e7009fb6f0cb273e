import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, hasContent } from '../content.ts';
import type { OptionalContent } from '../content.ts';

export type Legend = OptionalContent & {
  readonly isPageHeading?: boolean | undefined;
  readonly classes?: string | undefined;
};

/** What a group of fields may say about the fieldset around it. */
export interface FieldsetFrame {
  readonly legend?: Legend | undefined;
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface FieldsetOptions extends FieldsetFrame {
  readonly role?: string | undefined;
  readonly html?: Html | undefined;
}

/** Fields that belong together, under one legend. */
export function fieldset(options: FieldsetOptions): Html {
  const own = {
    class: classNames('govuk-fieldset', options.classes),
    role: options.role || undefined,
    'aria-describedby': options.describedBy || undefined,
  };
  return html`<fieldset${attributes(own)}${attributes(options.attributes)}>
  ${legend(options.legend)}
  ${options.html}
</fieldset>`;
}

function legend(options: Legend | undefined): Html | undefined {
  if (!options || !hasContent(options)) return undefined;
  const words = options.isPageHeading
    ? html`<h1 class="govuk-fieldset__heading">${contentOf(options)}</h1>`
    : contentOf(options);
  return html`<legend class="${classNames('govuk-fieldset__legend', options.classes)}">${words}</legend>`;
}
