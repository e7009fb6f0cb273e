import { withoutSigns } from './printable.ts';
import { margin, millimetres, openTaggedDocument, type TaggedDocument } from './tagged-document.ts';

/** A letter as it is printed. */
export interface LetterToPrint {
  readonly toName: string;
  /** With a comma between its lines. */
  readonly address: string;
  readonly fromName: string;
  readonly fromLines: readonly string[];
  readonly heading: string;
  /** With an empty line between paragraphs. */
  readonly body: string;
  readonly date: string;
  readonly largePrint: boolean;
}

// Where the window of a DL envelope shows an A4 sheet folded in three (35 by 90 mm, 20 mm from its left, 53 mm from its top).
const addressWindow = { left: millimetres(24), top: millimetres(45), width: millimetres(84) };
const bodyTop = millimetres(95);

/** Many letters in one file, each on sheets of its own: tagged, in a named language, with a bookmark for each. Fonts come with us. */
export async function lettersPdf(letters: readonly LetterToPrint[], { title, language }: { readonly title: string; readonly language?: string }): Promise<Buffer> {
  const document = await openTaggedDocument({ title, language });
  const bytes = collected(document);
  for (const letter of letters) writeLetter(document, asPrinted(letter));
  if (letters.length === 0) document.addPage();
  document.end();
  return bytes;
}

/** A picture somebody typed has no place in our fonts: it is left out rather than printed as an empty box. */
const asPrinted = (letter: LetterToPrint): LetterToPrint => ({
  ...letter, toName: withoutSigns(letter.toName), address: withoutSigns(letter.address), fromName: withoutSigns(letter.fromName), heading: withoutSigns(letter.heading), body: withWholeAddresses(withoutSigns(letter.body)),
});

/**
 * A web address on a line of its own, and what stands in brackets behind it (the code to type) on the next: broken at a hyphen, nobody can
 * tell whether the hyphen is to be typed.
 */
export function withWholeAddresses(text: string): string {
  return text.replaceAll(/ (?=https?:\/\/)/g, '\n').replaceAll(/(https?:\/\/[^\s(]+) \(/g, '$1\n(');
}

/** Large print is 16 points or more (UK Association for Accessible Formats); the rest is 12. */
const sizeOf = ({ largePrint }: LetterToPrint): number => (largePrint ? 16 : 12);

function writeLetter(document: TaggedDocument, letter: LetterToPrint): void {
  const size = sizeOf(letter);
  document.addPage();
  document.outline.addItem(`${letter.toName}: ${letter.heading}`);
  const part = document.struct('Sect');
  document.body.add(part);
  const say = (tag: 'P' | 'H1', write: () => void) => part.add(document.struct(tag, {}, [write]));
  say('P', () => document.font('regular').fontSize(11).text([letter.toName, ...letter.address.split(/,\s*/)].join('\n'), addressWindow.left, addressWindow.top, { width: addressWindow.width, lineGap: -2 }));
  say('P', () => document.fontSize(11).text([letter.fromName, ...letter.fromLines, letter.date].join('\n'), millimetres(120), margin, { width: millimetres(70), align: 'left' }));
  say('H1', () => document.font('bold').fontSize(size + 2).text(letter.heading, margin, bodyTop));
  for (const paragraph of letter.body.split(/\n\n+/)) say('P', () => document.moveDown(0.6).font('regular').fontSize(size).text(paragraph, { lineGap: 3 }));
  part.end();
}

async function collected(document: TaggedDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
