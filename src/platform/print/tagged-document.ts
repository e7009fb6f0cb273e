import type Pdf from 'pdfkit';
import { fontFiles } from './printable.ts';

type PdfDocument = InstanceType<typeof Pdf>;

/** Everything that is read stands in `body`, the one Document element at the root of the structure (ISO 32000-1, 14.8.4.2). */
export type TaggedDocument = PdfDocument & { readonly body: ReturnType<PdfDocument['struct']> };

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
  const body = document.struct('Document');
  document.addStructure(body).registerFont('regular', fontFiles.regular).registerFont('bold', fontFiles.bold).font('regular');
  return Object.assign(document, { body });
}
