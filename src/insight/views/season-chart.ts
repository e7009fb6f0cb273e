import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { shortDate } from '../../clock/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { WeekFound } from '../model.ts';

const step = 9;
const height = 200;
const room = { top: 16, bottom: 28, left: 40 };

/** Weeks side by side: bars of new episodes, dark where the smoothed line is out of its limits, and a line of what is usual. For the eye: the table says the same. */
export function seasonChart(weeks: readonly WeekFound[]): Html {
  const width = room.left + weeks.length * step;
  const tall = room.top + height + room.bottom;
  const up = scaleLinear().domain([0, Math.max(1, ...weeks.map(({ cases, usual }) => Math.max(cases, usual)))]).range([room.top + height, room.top]).nice(4);
  const across = (week: number) => room.left + week * step;
  const axis = up.ticks(4).filter((tick) => Number.isInteger(tick)).map((tick) => html`<line x1="${room.left}" y1="${up(tick)}" x2="${width}" y2="${up(tick)}" stroke="#b1b4b6"></line><text x="${room.left - 6}" y="${up(tick) + 4}" text-anchor="end" font-size="13">${tick}</text>`);
  const bars = weeks.map(({ cases, isOut }, week) => html`<rect x="${across(week) + 1}" y="${up(cases)}" width="${step - 2}" height="${room.top + height - up(cases)}" fill="${isOut === 'above' ? '#d4351c' : '#8eb8dc'}"></rect>`);
  const usual = line<WeekFound>((_, week) => across(week) + step / 2, ({ usual: expected }) => up(expected))(weeks) ?? '';
  const labels = weeks.map(({ monday }, week) => (week % 13 === 0 ? html`<text x="${across(week)}" y="${tall - 8}" font-size="13">${shortDate(monday)}</text>` : undefined));
  return html`<div class="house-scroll" role="region" aria-label="Chart: new episodes week by week" tabindex="0"><svg viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="New episodes of damp, week by week, and what is usual. The table says the same." font-family="inherit">${axis}${bars}
<path d="${usual}" fill="none" stroke="#0b0c0c" stroke-width="2"></path>${labels}<line x1="${room.left}" y1="${room.top + height}" x2="${width}" y2="${room.top + height}" stroke="#0b0c0c"></line></svg></div>`;
}
