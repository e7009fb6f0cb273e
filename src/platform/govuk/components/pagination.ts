import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, hasContent, present } from '../content.ts';
import type { Maybe, OptionalContent } from '../content.ts';

export type PageArrow = OptionalContent & {
  readonly href?: string | undefined;
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export interface PageNumber {
  readonly number?: string | number | undefined;
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly ellipsis?: boolean | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface PaginationOptions {
  readonly items?: readonly Maybe<PageNumber>[] | undefined;
  readonly previous?: PageArrow | undefined;
  readonly next?: PageArrow | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Links to the pages before and after, and to numbered ones where `items` lists them. */
export function pagination(options: PaginationOptions): Html {
  const isBlock = !options.items && Boolean(options.next ?? options.previous);
  const own = {
    class: classNames('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes),
    'aria-label': options.landmarkLabel || 'Pagination',
  };
  return html`<nav${attributes(own)}${attributes(options.attributes)}>
  ${arrow('prev', options.previous, isBlock)}
  ${options.items && html`<ul class="govuk-pagination__list">${present(options.items).map(pageNumber)}</ul>`}
  ${arrow('next', options.next, isBlock)}
</nav>`;
}

function arrow(direction: 'prev' | 'next', link: PageArrow | undefined, isBlock: boolean): Html | undefined {
  if (!link?.href) return undefined;
  const own = { class: 'govuk-link govuk-pagination__link', href: link.href, rel: direction };
  const titleClasses = classNames(
    'govuk-pagination__link-title',
    isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
  );
  return html`<div class="govuk-pagination__${direction}">
  <a${attributes(own)}${attributes(link.attributes)}>
    ${(isBlock || direction === 'prev') && icons[direction]}
    <span class="${titleClasses}">
      ${hasContent(link) ? contentOf(link) : usualWords[direction]}
    </span>
    ${isBlock && link.labelText && linkLabel(link.labelText)}
    ${!isBlock && direction === 'next' && icons.next}
  </a>
</div>`;
}

const usualWords = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
};

function linkLabel(words: string): Html {
  return html`<span class="govuk-visually-hidden">:</span>
    <span class="govuk-pagination__link-label">${words}</span>`;
}

function pageNumber(item: PageNumber): Html | undefined {
  if (Object.keys(item).length === 0) return undefined;
  const classes = classNames(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  );
  if (item.ellipsis) return html`<li class="${classes}">&ctdot;</li>`;
  const own = {
    class: 'govuk-link govuk-pagination__link',
    href: item.href,
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number ?? ''}`,
    'aria-current': item.current ? 'page' : undefined,
  };
  return html`<li class="${classes}">
  <a${attributes(own)}${attributes(item.attributes)}>
    ${item.number}
  </a>
</li>`;
}

const icons = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
      <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
    </svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
      <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
    </svg>`,
};
