import { deflateSync } from 'node:zlib';
import { together } from './recording-files.ts';

type Body = Uint8Array | string;

/** An object that is a stream. */
export const pdfStream = (dictionary: string, bytes: Body, length = `${together(bytes).length}`): Uint8Array => together(`<< ${dictionary} /Length ${length} >>\nstream\n`, bytes, '\nendstream');

/** Objects by their number, with a table of where they stand, as programs of old wrote them. */
export function pdfFile(objects: Readonly<Record<number, Body>>, trailer = '/Root 1 0 R /Info 2 0 R'): Uint8Array {
  let file = together('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const places: string[] = [];
  for (const [number, body] of Object.entries(objects)) {
    places.push(`${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`);
    file = together(file, `${number} 0 obj\n`, body, '\nendobj\n');
  }
  return together(file, `xref\n${places.join('')}trailer\n<< /Size 99 ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`);
}

/** Objects packed into a stream of objects, as programs write them now. */
export function packedObjects(objects: Readonly<Record<number, string>>): Uint8Array {
  let at = 0;
  const heads: string[] = [];
  for (const [number, body] of Object.entries(objects)) {
    heads.push(`${number} ${at}`);
    at += body.length + 1;
  }
  const head = `${heads.join(' ')}\n`;
  return pdfStream(`/Type /ObjStm /N ${heads.length} /First ${head.length} /Filter /FlateDecode`, deflateSync(Buffer.from(`${head}${Object.values(objects).join('\n')}\n`, 'latin1')));
}

/** A string of a PDF, with what would end it made harmless. */
export const pdfText = (text: string): string => `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`;
export const pdfHex = (text: string): string => `<${Buffer.from(`\xfe\xff${[...text].map((letter) => `\0${letter}`).join('')}`, 'latin1').toString('hex')}>`;
