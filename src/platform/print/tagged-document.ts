import Pdf from 'pdfkit';
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

/** A PDF that a screen reader can follow: tagged, titled, in a named language, with its fonts inside. It has no page yet. */
export function openTaggedDocument({ title, language = 'en-GB', madeAt }: DocumentWords): TaggedDocument {
  const document = new Pdf({
    size: 'A4', margin, autoFirstPage: false, tagged: true, lang: language, displayTitle: true, pdfVersion: '1.7',
    info: { Title: title, ...(madeAt === undefined ? {} : { CreationDate: new Date(madeAt) }) },
    font: fontFiles.regular,
  });
  return document.registerFont('regular', fontFiles.regular).registerFont('bold', fontFiles.bold);
}
