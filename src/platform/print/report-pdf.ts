import { setImmediate } from 'node:timers/promises';
import { lettersNotInFont, withoutSigns } from './printable.ts';
import { margin, openTaggedDocument, type DocumentWords, type TaggedDocument } from './tagged-document.ts';

/** One piece of a report, as it is read from top to bottom. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage?: true }
  | { readonly kind: 'paragraph'; readonly text: string; readonly small?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] };

const sizes = { 1: 20, 2: 15, 3: 12 } as const;
const small = 9;
const usual = 11;

/** So long a report may keep others waiting before they have their turn. */
const turnMs = 10;

/**
 * A report to be read, made while it is read: tagged headings, paragraphs and lists, and a bookmark for each heading of the
 * first two levels. The record of years takes a second of work, so it is done in turns.
 */
export async function* reportPdf(blocks: Iterable<ReportBlock>, words: DocumentWords): AsyncIterable<Uint8Array> {
  const document = await openTaggedDocument(words);
  document.addPage();
  let began = performance.now();
  for (const block of blocks) {
    writeBlock(document, block);
    if (performance.now() - began < turnMs) continue;
    yield* piecesOf(document);
    await setImmediate();
    began = performance.now();
  }
  numberPages(document, words.title);
  document.end();
  yield* document as unknown as AsyncIterable<Uint8Array>;
}

/** At the foot of each page, out of the way of a screen reader: what it is, and which page of how many. */
function numberPages(document: TaggedDocument, title: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Text below the margin would begin a new page.
    document.page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document.font('regular').fontSize(small).text(`${printableText(title)}, page ${page - start + 1} of ${count}`, margin, document.page.height - margin * 0.7, { lineBreak: false });
    document.endMarkedContent();
  }
}

function* piecesOf(document: TaggedDocument): Generator<Uint8Array> {
  for (let piece = document.read() as Buffer | null; piece !== null; piece = document.read() as Buffer | null) yield piece;
}

function writeBlock(document: TaggedDocument, block: ReportBlock): void {
  if (block.kind === 'heading') return writeHeading(document, block);
  if (block.kind === 'list') return writeList(document, block.items);
  const part = document.struct('P', {}, [() => document.font('regular').fontSize(block.small === true ? small : usual).text(printableText(block.text), { lineGap: 2 })]);
  document.body.add(part);
  part.end();
  document.moveDown(0.4);
}

function writeHeading(document: TaggedDocument, { level, text, newPage }: Extract<ReportBlock, { kind: 'heading' }>): void {
  if (newPage === true) document.addPage();
  // A heading alone at the foot of a page belongs to nothing.
  else if (document.y > document.page.height - margin - 60) document.addPage();
  if (level < 3) document.outline.addItem(printableText(text));
  document.moveDown(level === 3 ? 0.3 : 0.6);
  const part = document.struct(`H${level}`, {}, [() => document.font('bold').fontSize(sizes[level]).text(printableText(text))]);
  document.body.add(part);
  part.end();
  document.moveDown(0.3);
}

function writeList(document: TaggedDocument, items: readonly string[]): void {
  const list = document.struct('L');
  document.body.add(list);
  for (const item of items) {
    const body = document.struct('LBody', {}, [() => document.font('regular').fontSize(usual).text(`•  ${printableText(item)}`, { lineGap: 2, indent: 0 })]);
    list.add(document.struct('LI', {}, [body]));
    document.moveDown(0.2);
  }
  list.end();
  document.moveDown(0.4);
}

/** A letter that our fonts lack stands by its number, as [U+0645], so that nothing is lost and nothing is an empty box. */
function printableText(text: string): string {
  const lacking = new Set(lettersNotInFont(text));
  const written = lacking.size === 0 ? text : [...text.normalize('NFC')].map((sign) => (lacking.has(sign) ? `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]` : sign)).join('');
  return withoutSigns(written);
}
