import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type SkipLinkOptions = Content & {
  readonly href?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The first link on a page, seen only by those who reach it with a keyboard. */
export function skipLink(options: SkipLinkOptions): Html {
  const own = { href: options.href || '#content', class: classNames('govuk-skip-link', options.classes) };
  return html`<a${attributes(own)}${attributes(options.attributes)} data-module="govuk-skip-link">${contentOf(options)}</a>`;
}
