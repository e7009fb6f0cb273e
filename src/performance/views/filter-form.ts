import type { Measure } from '../../casefile/index.ts';
import { button, selectField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { noneOfThem, type FigureFilters } from '../forms/filters.ts';
import { dimensions, type Dimension, type Month } from '../model.ts';
import type { Part } from '../queries/figures.ts';
import { monthInWords, monthToChoose } from './month-words.ts';

export const dimensionWords: Readonly<Record<Dimension, string>> = { team: 'Team', trade: 'Trade', neighbourhood: 'Neighbourhood', contractor: 'Contractor' };

/** For cases that have none of it. */
export const noneWords: Readonly<Record<Dimension, string>> = { team: 'No team', trade: 'No trade set', neighbourhood: 'No neighbourhood', contractor: 'No contractor' };

export interface KindOfCase {
  readonly kind: string;
  readonly name: string;
}

export interface FilterFormFacts {
  readonly filters: FigureFilters;
  readonly measures: readonly Measure[];
  readonly parts: readonly Part[];
  readonly months: readonly Month[];
  readonly kinds: readonly KindOfCase[];
}

/** The filters, sent as part of the address so that a page of figures can be kept and shared. */
export function filterForm({ filters, measures, parts, months, kinds }: FilterFormFacts): Html {
  const options = months.map((month) => ({ value: month.slice(0, 7), text: monthToChoose(month) }));
  return html`<form method="get" action="/manage/performance" class="house-panel" aria-label="Filter the figures"><div class="house-filters">
${dimensions.map((dimension) => selectField({ name: dimension, label: dimensionWords[dimension], value: filters[dimension], choices: [{ value: '', text: 'All' }, ...partChoices(parts, dimension)] }))}
${selectField({ name: 'kind', label: 'Kind of case', value: filters.kind, choices: [{ value: '', text: 'All' }, ...kinds.map(({ kind, name }) => ({ value: kind, text: name }))] })}
${selectField({ name: 'from', label: 'From', value: filters.from.slice(0, 7), choices: options })}
${selectField({ name: 'until', label: 'Until', value: filters.until.slice(0, 7), choices: options })}
${selectField({ name: 'measure', id: 'show-in-full', label: 'Show in full', value: filters.measure, choices: measures.map(({ key, label }) => ({ value: key, text: label })) })}
${selectField({ name: 'by', label: 'By', value: filters.by, choices: dimensions.map((dimension) => ({ value: dimension, text: dimensionWords[dimension] })) })}
</div><div class="house-actions">${button({ text: 'Show', classes: 'govuk-button--secondary' })} <a class="govuk-link" href="/manage/performance">The last 13 months, all homes</a></div></form>`;
}

function partChoices(parts: readonly Part[], dimension: Dimension) {
  const known = parts.filter((part) => part.dimension === dimension).map(({ value, name }) => ({ value, text: partName(dimension, name) }));
  return dimension === 'team' ? known : [...known, { value: noneOfThem, text: noneWords[dimension] }];
}

/** A trade is a word of ours; the others are names. */
export const partName = (dimension: Dimension, name: string): string => (dimension === 'trade' ? name.replace(/^./, (first) => first.toUpperCase()) : name);

/** What the figures are narrowed to, in words. */
export function filtersInWords(filters: FigureFilters, parts: readonly Part[], kinds: readonly KindOfCase[]): (readonly [what: string, words: string])[] {
  const chosen = (dimension: Dimension): string => {
    const value = filters[dimension];
    if (value === noneOfThem) return noneWords[dimension];
    const part = parts.find((each) => each.dimension === dimension && each.value === value);
    return value === '' ? 'All' : part === undefined ? 'One that is not here' : partName(dimension, part.name);
  };
  const months = filters.from === filters.until ? monthInWords(filters.from) : `${monthInWords(filters.from)} to ${monthInWords(filters.until)}`;
  const kind = filters.kind === '' ? 'All' : (kinds.find((each) => each.kind === filters.kind)?.name ?? filters.kind);
  return [['Months', months], ...dimensions.map((dimension) => [dimensionWords[dimension], chosen(dimension)] as const), ['Kind of case', kind]];
}
