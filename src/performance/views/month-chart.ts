import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html, type Html } from '../../platform/html/index.ts';

export interface ChartPoint {
  /** Under it, such as "Oct 26". */
  readonly label: string;
  /** A number, or a share from 0 to 1; null where there is nothing to take a share of. */
  readonly value: number | null;
  /** Above it. */
  readonly words: string;
  /** So few were counted that it says little: drawn hollow. */
  readonly isSmall: boolean;
}

const step = 64;
const height = 200;
const room = { top: 28, bottom: 28, left: 48 };

/** Months side by side: bars of a number, or a line of a share. For the eye: the table beside says the same. */
export function monthChart({ title, points, isShare }: { readonly title: string; readonly points: readonly ChartPoint[]; readonly isShare: boolean }): Html {
  const width = room.left + points.length * step;
  const tall = room.top + height + room.bottom;
  const across = scaleBand<number>().domain(points.map((_, at) => at)).range([room.left, width]).padding(0.3);
  const up = scaleLinear().domain([0, isShare ? 1 : Math.max(1, ...points.map(({ value }) => value ?? 0))]).range([room.top + height, room.top]);
  if (!isShare) up.nice(4);
  const middle = (at: number) => (across(at) ?? 0) + across.bandwidth() / 2;
  const placed = points.flatMap((point, at) => (point.value === null ? [] : [{ point, x: middle(at), y: up(point.value) }]));
  const axis = up.ticks(4).filter((tick) => isShare || Number.isInteger(tick)).map((tick) => html`<line x1="${room.left}" y1="${up(tick)}" x2="${width}" y2="${up(tick)}" stroke="#b1b4b6"></line><text x="${room.left - 6}" y="${up(tick) + 4}" text-anchor="end" font-size="13">${isShare ? `${Math.round(tick * 100)}%` : tick}</text>`);
  const drawn = isShare
    ? html`<path d="${line<(typeof placed)[number]>(({ x }) => x, ({ y }) => y)(placed) ?? ''}" fill="none" stroke="#1d70b8" stroke-width="3"></path>${placed.map(({ point, x, y }) => html`<circle cx="${x}" cy="${y}" r="5" fill="${point.isSmall ? '#ffffff' : '#1d70b8'}" stroke="#1d70b8" stroke-width="2"></circle>`)}`
    : placed.map(({ x, y }) => html`<rect x="${x - across.bandwidth() / 2}" y="${y}" width="${across.bandwidth()}" height="${room.top + height - y}" fill="#1d70b8"></rect>`);
  return html`<div class="house-scroll house-scroll--from-end" role="region" aria-label="Chart: ${title}" tabindex="0"><svg viewBox="0 0 ${width} ${tall}" width="${width}" height="${tall}" role="img" aria-label="${title}. The table says the same." font-family="inherit">${axis}${drawn}
${placed.map(({ point, x, y }) => html`<text x="${x}" y="${y - 10}" text-anchor="middle" font-size="13">${point.words}</text>`)}
${points.map(({ label }, at) => html`<text x="${middle(at)}" y="${tall - 8}" text-anchor="middle" font-size="13">${label}</text>`)}
<line x1="${room.left}" y1="${room.top + height}" x2="${width}" y2="${room.top + height}" stroke="#0b0c0c"></line></svg></div>`;
}
