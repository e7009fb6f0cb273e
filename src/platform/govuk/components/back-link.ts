import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { OptionalContent } from '../content.ts';

export type BackLinkOptions = OptionalContent & {
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The link at the top of a page that goes one page back. */
export function backLink(options: BackLinkOptions): Html {
  const own = { href: options.href || '#', class: classNames('govuk-back-link', options.classes) };
  return html`<a${attributes(own)}${attributes(options.attributes)}>${contentOf(options) ?? 'Back'}</a>`;
}
