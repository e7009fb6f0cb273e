import { scaleLinear } from 'd3-scale';
import { html, type Html } from '../../platform/html/index.ts';
import type { TypeFound } from '../model.ts';
import { rounded, typeWords } from './words.ts';

const width = 760;
const rowHeight = 44;
const room = { top: 30, side: 24 };
/** A range may reach very far where little is known: beyond this it is cut, with an arrow. */
const mostTimes = 6;

/** Each type with its rate beside all homes and the range that holds the truth 95 times in 100; the line in the middle is as many as all. For the eye: the table says the same. */
export function typesChart(types: readonly TypeFound[]): Html {
  const furthest = Math.min(mostTimes, Math.max(2, ...types.map(({ high }) => high)));
  const across = scaleLinear().domain([0, furthest]).range([room.side, width - room.side]);
  const at = (times: number) => Math.round(across(Math.min(furthest, times)) * 10) / 10;
  const tall = room.top + types.length * rowHeight + 8;
  const ticks = across.ticks(6).map((tick) => html`<line x1="${at(tick)}" y1="${room.top}" x2="${at(tick)}" y2="${tall - 8}" stroke="${tick === 1 ? '#0b0c0c' : '#dddddd'}"></line><text x="${at(tick)}" y="18" text-anchor="middle" font-size="14">${tick}×</text>`);
  const one = html`<line x1="${at(1)}" y1="${room.top}" x2="${at(1)}" y2="${tall - 8}" stroke="#0b0c0c" stroke-width="2"></line>`;
  const rows = types.map(({ name, times, low, high }, row) => {
    const y = room.top + row * rowHeight + 30;
    const isAbove = low > 1;
    return html`<text x="${room.side}" y="${y - 11}" font-size="14" stroke="#ffffff" stroke-width="4" paint-order="stroke">${shortened(typeWords(name))}</text><line x1="${at(low)}" y1="${y}" x2="${at(high)}" y2="${y}" stroke="${isAbove ? '#d4351c' : '#1d70b8'}" stroke-width="4"></line>${high > furthest && html`<path d="M${at(high) - 8} ${y - 7}L${at(high)} ${y}L${at(high) - 8} ${y + 7}" fill="none" stroke="#0b0c0c" stroke-width="2"></path>`}<circle cx="${at(times)}" cy="${y}" r="6" fill="${isAbove ? '#d4351c' : '#1d70b8'}" stroke="#0b0c0c"></circle>`;
  });
  return html`<div class="house-scroll" role="region" aria-label="Chart: how damp each type of building is" tabindex="0"><svg viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="${`How many times as damp as all homes each of ${types.length} types of building is, with its range, from ${rounded(types[0]?.times ?? 1)} times down. The table says the same.`}" font-family="inherit">${ticks}${one}${rows}</svg></div>`;
}

const longest = 95;
const shortened = (words: string): string => (words.length > longest ? `${words.slice(0, longest - 1)}…` : words);
