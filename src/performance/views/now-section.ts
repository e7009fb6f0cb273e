import { scrollingTable, statTiles, type TableCell } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { noneOfThem } from '../forms/filters.ts';
import type { Counted } from '../model.ts';
import { dimensionWords, noneWords, partName } from './filter-form.ts';
import { together } from './numbers.ts';
import { rowsHref, type PerformanceView } from './view.ts';

/** How things stand now: in all, and by team, trade, neighbourhood or contractor. */
export function nowSection(view: PerformanceView): Html {
  const { nowMeasures, now, filters, mayOpenRows } = view;
  const tiles = nowMeasures.map((measure) => {
    const { hits, total } = together(now.filter((row) => row.measure === measure.key));
    return { count: hits, label: `${measure.label}, of ${total} ${measure.all ?? ''}`, isAlert: hits > 0, href: rowsHref(filters, measure.key, 'hits') };
  });
  return html`<h2 class="govuk-heading-m">Now</h2>${mayOpenRows ? statTiles(tiles) : html`<ul class="house-tiles">${tiles.map(({ label, count }) => html`<li class="house-tiles__link"><span class="house-tiles__count">${count}</span> ${label}</li>`)}</ul>`}
${now.length === 0 ? html`<p class="govuk-body">No case is open that matches these filters.</p>` : byPart(view)}`;
}

function byPart(view: PerformanceView): Html {
  const { nowMeasures, now, filters: { by }, parts } = view;
  const known = parts.filter(({ dimension }) => dimension === by);
  const rows = [...Map.groupBy(now, ({ part }) => part)].map(([part, counted]) => ({ part, counted, name: part === null ? noneWords[by] : partName(by, known.find(({ value }) => value === part)?.name ?? part) }))
    .toSorted((one, other) => Number(one.part === null) - Number(other.part === null) || one.name.localeCompare(other.name, 'en'));
  return scrollingTable({
    label: `Now, by ${by}`,
    firstCellIsHeader: true,
    head: [{ text: dimensionWords[by] }, ...nowMeasures.map(({ label }): TableCell => ({ text: label, format: 'numeric' })), { text: 'Open cases', format: 'numeric' }],
    rows: rows.map(({ part, name, counted }) => {
      const of = (key: string) => together(counted.filter(({ measure }) => measure === key));
      const [first] = nowMeasures;
      return [{ text: name }, ...nowMeasures.map((measure) => cell(view, { part, said: `${measure.label}, ${name}`, measure: measure.key, counted: of(measure.key) })), { text: first === undefined ? 0 : of(first.key).total, format: 'numeric' }];
    }),
  });
}

interface Shown {
  readonly part: string | null;
  readonly said: string;
  readonly measure: string;
  readonly counted: Counted;
}

function cell({ filters, mayOpenRows }: PerformanceView, { part, said, measure, counted: { hits } }: Shown): TableCell {
  if (!mayOpenRows || hits === 0) return { text: hits, format: 'numeric' };
  const href = rowsHref({ ...filters, [filters.by]: part ?? noneOfThem }, measure, 'hits');
  return { html: html`<a class="govuk-link" href="${href}">${hits}<span class="govuk-visually-hidden"> ${said}</span></a>`, format: 'numeric' };
}
