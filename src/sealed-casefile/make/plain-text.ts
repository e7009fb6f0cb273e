import { render, type Html } from '../../platform/html/index.ts';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#39;': '’', '&quot;': '"', '&nbsp;': ' ' };

/** The words of a piece of a page, each paragraph or item on a line of its own: for paper, where nothing can be pressed. */
export function plainText(piece: Html | undefined): string {
  if (piece === undefined) return '';
  const lines = render(piece).replaceAll(/\s+/g, ' ').replaceAll(/<(br|\/p|\/li|\/h[1-6]|\/dd|\/tr)\b[^>]*>/g, '\n').replaceAll(/<[^>]*>/g, '');
  return lines.replaceAll(/&(amp|lt|gt|#39|quot|nbsp);/g, (entity) => entities[entity] ?? entity).split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');
}
