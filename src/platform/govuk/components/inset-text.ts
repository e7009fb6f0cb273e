import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type InsetTextOptions = Content & {
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Words set apart from those around them. */
export function insetText(options: InsetTextOptions): Html {
  const own = { id: options.id || undefined, class: classNames('govuk-inset-text', options.classes) };
  return html`<div${attributes(own)}${attributes(options.attributes)}>${contentOf(options)}</div>`;
}
