import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { wordsForScript } from '../attributes.ts';
import { contentOf, hasContent, numbered } from '../content.ts';
import type { Content, HeadingLevel, Maybe, OptionalContent } from '../content.ts';

export interface AccordionSection {
  readonly heading: Content;
  readonly summary?: OptionalContent | undefined;
  readonly content: Content;
  readonly expanded?: boolean | undefined;
}

export interface AccordionOptions {
  readonly id: string;
  readonly items: readonly Maybe<AccordionSection>[];
  readonly headingLevel?: HeadingLevel | undefined;
  readonly rememberExpanded?: boolean | undefined;
  readonly hideAllSectionsText?: string | undefined;
  readonly hideSectionText?: string | undefined;
  readonly hideSectionAriaLabelText?: string | undefined;
  readonly showAllSectionsText?: string | undefined;
  readonly showSectionText?: string | undefined;
  readonly showSectionAriaLabelText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Sections that open and close. The script remembers which were open unless `rememberExpanded` is false. */
export function accordion(options: AccordionOptions): Html {
  const own = {
    class: classNames('govuk-accordion', options.classes),
    'data-module': 'govuk-accordion',
    id: options.id,
    ...wordsForScript({
      'hide-all-sections': options.hideAllSectionsText,
      'hide-section': options.hideSectionText,
      'hide-section-aria-label': options.hideSectionAriaLabelText,
      'show-all-sections': options.showAllSectionsText,
      'show-section': options.showSectionText,
      'show-section-aria-label': options.showSectionAriaLabelText,
    }),
    'data-remember-expanded': options.rememberExpanded === undefined ? undefined : String(options.rememberExpanded),
  };
  const sections = numbered(options.items).map(([item, number]) => section(options, item, number));
  return html`<div${attributes(own)}${attributes(options.attributes)}>${sections}</div>`;
}

function section({ id, headingLevel = 2 }: AccordionOptions, item: AccordionSection, number: number): Html {
  const classes = classNames('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded');
  return html`<div class="${classes}">
  <div class="govuk-accordion__section-header">
    <h${headingLevel} class="govuk-accordion__section-heading">
      <span class="govuk-accordion__section-button" id="${id}-heading-${number}">
        ${contentOf(item.heading)}
      </span>
    </h${headingLevel}>
    ${hasContent(item.summary) && html`<div class="govuk-accordion__section-summary govuk-body" id="${id}-summary-${number}">${contentOf(item.summary)}</div>`}
  </div>
  <div id="${id}-content-${number}" class="govuk-accordion__section-content">${sectionContent(item.content)}</div>
</div>`;
}

function sectionContent(content: Content): Html {
  return html`${content.html ?? html`<p class="govuk-body">${content.text}</p>`}`;
}
