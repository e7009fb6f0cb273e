/** A document of one page with a few lines, as small as one can be: a surveyor's note, a quote, a certificate. */
export function documentOf(lines: readonly string[]): Buffer {
  const text = lines.map((line, at) => `BT /F1 ${at === 0 ? 16 : 11} Tf 60 ${760 - at * 24} Td (${line.replaceAll(/[\\()]/g, '\\$&')}) Tj ET`).join('\n');
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let out = '%PDF-1.4\n';
  const places = parts.map((part, at) => {
    const place = Buffer.byteLength(out, 'latin1');
    out += `${at + 1} 0 obj\n${part}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(out, 'latin1');
  out += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
