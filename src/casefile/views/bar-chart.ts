import { html, type Html } from '../../platform/html/index.ts';

export interface Bar {
  /** Under the bar. */
  readonly label: string;
  readonly count: number;
}

const width = 48;
const height = 160;
const room = 24;

/** Bars from nought, each with its count above it. The same facts stand in a table beside: this is for the eye. */
export function barChart({ title, bars }: { readonly title: string; readonly bars: readonly Bar[] }): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const across = Math.max(1, bars.length) * width;
  const bar = ({ label, count }: Bar, place: number): Html => {
    const tall = Math.round((count / most) * height);
    const middle = place * width + width / 2;
    return html`<rect x="${place * width + 6}" y="${room + height - tall}" width="${width - 12}" height="${tall}" fill="#1d70b8"></rect>
<text x="${middle}" y="${room + height - tall - 6}" text-anchor="middle" font-size="13">${count}</text>
<text x="${middle}" y="${height + 2 * room - 6}" text-anchor="middle" font-size="13">${label}</text>`;
  };
  return html`<div class="house-scroll" role="region" aria-label="Chart: ${title}" tabindex="0"><svg viewBox="0 0 ${across} ${height + 2 * room}" width="${across}" height="${height + 2 * room}" role="img" aria-label="${title}. The table says the same." font-family="inherit">${bars.map(bar)}
<line x1="0" y1="${room + height}" x2="${across}" y2="${room + height}" stroke="#0b0c0c"></line></svg></div>`;
}
