import { stackingTable } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { lineValue, scopeValue } from '../decide/scope.ts';
import type { OrderLine } from '../model.ts';
import { moneyInWords, quantityInWords } from '../words.ts';

/** What was agreed, line by line, with its sum. */
export function scopeTable(caption: string, lines: readonly OrderLine[]): Html {
  const numeric = 'numeric' as const;
  const rows = lines.map((line) => [
    { text: line.kind === 'rate' ? line.code : '–' },
    { text: line.description },
    { text: line.kind === 'rate' ? `${quantityInWords(line.hundredths)} × ${moneyInWords(line.pricePence)} (${line.unit})` : 'Price agreed', format: numeric },
    { text: moneyInWords(lineValue(line)), format: numeric },
  ]);
  return stackingTable({
    caption, captionClasses: 'govuk-table__caption--s',
    head: [{ text: 'Code' }, { text: 'Work' }, { text: 'Quantity and price', format: numeric }, { text: 'Comes to', format: numeric }],
    rows: [...rows, [{ text: '' }, { text: 'In all' }, { text: '' }, { text: moneyInWords(scopeValue(lines)), format: numeric }]],
  });
}
