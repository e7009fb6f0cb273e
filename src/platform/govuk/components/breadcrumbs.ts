import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf } from '../content.ts';
import type { Content } from '../content.ts';

export type Breadcrumb = Content & { readonly href?: string | undefined; readonly attributes?: Attributes | undefined };

export interface BreadcrumbsOptions {
  readonly items: readonly Breadcrumb[];
  readonly collapseOnMobile?: boolean | undefined;
  readonly labelText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Where this page stands below the first page; an entry without an address is this page. */
export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const classes = classNames(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  const label = options.labelText ?? 'Breadcrumb';
  return html`<nav class="${classes}"${attributes(options.attributes)} aria-label="${label}">
  <ol class="govuk-breadcrumbs__list">${options.items.map(crumb)}</ol>
</nav>`;
}

function crumb(item: Breadcrumb): Html {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${contentOf(item)}</li>`;
  const own = { class: 'govuk-breadcrumbs__link', href: item.href };
  return html`<li class="govuk-breadcrumbs__list-item">
  <a${attributes(own)}${attributes(item.attributes)}>${contentOf(item)}</a>
</li>`;
}
