import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { classNames } from '../attributes.ts';

export interface StatTile {
  readonly label: string;
  readonly count: number | string;
  /** The rows that were counted. */
  readonly href: string;
  readonly isAlert?: boolean | undefined;
}

/** Numbers, each a link to the rows it counts. */
export function statTiles(tiles: readonly StatTile[]): Html {
  return html`<ul class="house-tiles">${tiles.map(tile)}</ul>`;
}

function tile({ label, count, href, isAlert }: StatTile): Html {
  const classes = classNames('house-tiles__link', isAlert && 'house-tiles__link--alert');
  return html`<li><a class="${classes}" href="${href}"><span class="house-tiles__count">${count}</span> ${label}</a></li>`;
}
