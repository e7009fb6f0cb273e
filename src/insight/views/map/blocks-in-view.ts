import { button, hiddenFields, pagination, stackingTable, tag, type TableCell } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { BlockOnMap } from '../../queries/map.ts';
import type { DoneRun } from '../../queries/runs.ts';
import { markTag } from '../words.ts';
import { areaAddress, mapAddress } from './asked.ts';
import type { MapView } from './map-view.ts';

/** The blocks within what the map shows, the surest to be above the rest first, to be read and to be chosen from. */
export function blocksInView({ asked, after, mayOpenRows, listed: { rows: shown, all, next } }: MapView, run: DoneRun): Html {
  return html`<h2 class="govuk-heading-m" id="blocks">${all === 1 ? '1 block or street' : `${all} blocks and streets`}${asked.zoom > 0 ? ' in this part' : ''}</h2>
<p class="govuk-body house-no-print" data-movable-list hidden><a class="govuk-link" href="${mapAddress(asked)}" data-movable-link>List what the map shows now</a></p>
${shown.length === 0 ? html`<p class="govuk-body">None with these marks. Show more marks, or more of the map.</p>` : mayOpenRows ? chooser(shown, run) : rows(shown, run, false)}
${(next !== undefined || after > 0) && pagination({ previous: after > 0 ? { href: `${mapAddress(asked)}#blocks`, text: 'First page' } : undefined, next: next === undefined ? undefined : { href: `${mapAddress(asked, { after: String(next) })}#blocks` } })}
<p class="govuk-body"><a class="govuk-link" href="/damp/areas?lens=${asked.lens}&amp;level=block&amp;which=all">Every block and street as a table</a>, also those without a position, and as files.</p>`;
}

function chooser(blocks: readonly BlockOnMap[], run: DoneRun): Html {
  return html`<form method="get" action="/damp/homes">${hiddenFields({ run: run.id })}${rows(blocks, run, true)}
<div class="house-actions">${button({ text: 'Open the homes of those ticked', classes: 'govuk-button--secondary' })}${button({ text: 'Ask every home of those ticked', classes: 'govuk-button--secondary', name: 'from', value: 'damp-areas', attributes: { formaction: '/outreach/new' } })}</div></form>`;
}

function rows(blocks: readonly BlockOnMap[], run: DoneRun, isChosenFrom: boolean): Html {
  const box = ({ number, name }: BlockOnMap): TableCell => ({
    html: html`<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="area-${number}" name="area" type="checkbox" value="${number}"><label class="govuk-label govuk-checkboxes__label" for="area-${number}"><span class="govuk-visually-hidden">Choose ${name}</span></label></div></div>`,
    classes: 'house-stack__pick',
  });
  return stackingTable({
    caption: 'Blocks and streets of the map', captionClasses: 'govuk-visually-hidden',
    head: [...(isChosenFrom ? [{ html: html`<span class="govuk-visually-hidden">Choose</span>` }] : []), { text: 'Block or street' }, { text: 'Mark' }, { text: 'Homes that reported' }],
    rows: blocks.map((block): TableCell[] => [
      ...(isChosenFrom ? [box(block)] : []),
      { html: html`<a class="govuk-link" href="${areaAddress(run.id, block.number)}">${block.name}</a><br><span class="govuk-body-s">${block.wardName}</span>` }, { html: html`${markTag(block.mark)}${block.isSilent && html` ${tag({ text: 'Silent', classes: 'govuk-tag--purple' })}`}` }, { text: `${block.cases} of ${block.homes}` },
    ]),
  });
}
