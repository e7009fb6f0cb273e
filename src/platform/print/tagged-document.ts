import type Pdf from 'pdfkit';
import { fontFiles } from './printable.ts';

export type TaggedDocument = InstanceType<typeof Pdf>;

export const millimetres = (count: number): number => (count * 72) / 25.4;
export const margin = millimetres(20);

export interface DocumentWords {
  readonly title: string;
  readonly language?: string | undefined;
  /** When it was made; the moment it is opened where nobody says. */
  readonly madeAt?: string;
}

/**
 * A PDF that a screen reader can follow: tagged, titled, in a named language, with its fonts inside. It has no page yet.
 * The library is loaded with the first of them: a process that prints nothing does without its megabytes.
 */
export async function openTaggedDocument({ title, language = 'en-GB', madeAt }: DocumentWords): Promise<TaggedDocument> {
  const { default: Document } = await import('pdfkit');
  const document = new Document({
    size: 'A4', margin, autoFirstPage: false, tagged: true, lang: language, displayTitle: true, pdfVersion: '1.7',
    info: { Title: title, ...(madeAt === undefined ? {} : { CreationDate: new Date(madeAt) }) },
    bufferPages: true,
    // A first font by its file would be opened again each time it is asked for by our name.
    font: '',
  });
  return document.registerFont('regular', fontFiles.regular).registerFont('bold', fontFiles.bold).font('regular');
}
