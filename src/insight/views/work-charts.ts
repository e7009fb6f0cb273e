import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { html, type Html } from '../../platform/html/index.ts';
import type { WorkFound } from '../model/work.ts';

const width = 760;
const height = 220;
const room = { top: 16, right: 16, bottom: 44, left: 52 };

type Point = WorkFound['curve'][number];

/** The share that came back by each day after the work, with its range. For the eye: the table says the same. */
export function comingBackChart(curve: readonly Point[]): Html {
  const points: readonly Point[] = [{ day: 0, share: 0, low: 0, high: 0 }, ...curve];
  const across = scaleLinear().domain([0, 365]).range([room.left, width - room.right]);
  const up = scaleLinear().domain([0, Math.max(0.05, ...points.map(({ high }) => high))]).range([room.top + height, room.top]).nice(4);
  const axis = up.ticks(4).map((tick) => html`<line x1="${room.left}" y1="${up(tick)}" x2="${width - room.right}" y2="${up(tick)}" stroke="#b1b4b6"></line><text x="${room.left - 6}" y="${up(tick) + 4}" text-anchor="end" font-size="13">${Math.round(tick * 100)}%</text>`);
  const days = [90, 180, 270, 365].map((day) => html`<text x="${across(day)}" y="${room.top + height + 18}" text-anchor="${day === 365 ? 'end' : 'middle'}" font-size="13">${day}</text>`);
  const band = area<Point>(({ day }) => across(day), ({ low }) => up(low), ({ high }) => up(high))([...points]) ?? '';
  const run = line<Point>(({ day }) => across(day), ({ share }) => up(share))([...points]) ?? '';
  const tall = room.top + height + room.bottom;
  return html`<div class="house-scroll" role="region" aria-label="Chart: how much came back" tabindex="0"><svg viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="Share of damp jobs that came back, by days after the work. The table says the same." font-family="inherit">${axis}
<path d="${band}" fill="#8eb8dc" fill-opacity="0.5"></path><path d="${run}" fill="none" stroke="#0b0c0c" stroke-width="2"></path>${days}
<line x1="${room.left}" y1="${room.top + height}" x2="${width - room.right}" y2="${room.top + height}" stroke="#0b0c0c"></line><text x="${room.left}" y="${tall - 6}" font-size="13">Days after the work was said to be done</text></svg></div>`;
}

/** A contractor on the chart of ranges. */
export interface RangeShown {
  readonly name: string;
  readonly times: number;
  readonly lower: number;
  readonly upper: number;
  readonly isMarked: boolean;
}

const rowHeight = 34;
const nameWidth = 250;

/** Each contractor as a point with its range, beside the line of what is expected. For the eye: the table has the same. */
export function rangesChart(rows: readonly RangeShown[]): Html {
  const across = scaleLinear().domain([0, Math.max(2, ...rows.map(({ upper }) => upper))]).range([nameWidth, width - room.right]).nice(4);
  const tall = rows.length * rowHeight + 34;
  const axis = across.ticks(4).map((tick) => html`<line x1="${across(tick)}" y1="4" x2="${across(tick)}" y2="${tall - 26}" stroke="#b1b4b6"></line><text x="${across(tick)}" y="${tall - 8}" text-anchor="middle" font-size="13">${tick}</text>`);
  const drawn = rows.map(({ name, times, lower, upper, isMarked }, at) => {
    const y = at * rowHeight + rowHeight / 2 + 4;
    const x = across(times);
    const point = isMarked ? html`<path d="M${x} ${y - 9}L${x + 9} ${y}L${x} ${y + 9}L${x - 9} ${y}Z" fill="#d4351c" stroke="#0b0c0c"></path>` : html`<circle cx="${x}" cy="${y}" r="6" fill="#1d70b8" stroke="#0b0c0c"></circle>`;
    return html`<text x="0" y="${y + 4}" font-size="14">${name.length > 34 ? `${name.slice(0, 33)}…` : name}</text><line x1="${across(lower)}" y1="${y}" x2="${across(upper)}" y2="${y}" stroke="#0b0c0c" stroke-width="2"></line>${point}`;
  });
  return html`<div class="house-scroll" role="region" aria-label="Chart: contractors beside what is expected" tabindex="0"><svg viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="How often each contractor’s damp jobs came back, as times what jobs like theirs lead to expect, with the range. The table says the same." font-family="inherit">${axis}
<line x1="${across(1)}" y1="4" x2="${across(1)}" y2="${tall - 26}" stroke="#0b0c0c" stroke-dasharray="4 3"></line>${drawn}</svg></div>`;
}
