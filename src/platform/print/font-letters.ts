/**
 * The code points a TrueType font has shapes for, read from its own table of characters (`cmap`, format 4: those of the
 * Basic Multilingual Plane; OpenType specification 1.9, "cmap"). Shapes of later planes are taken for missing.
 */
export function codePointsOf(font: Buffer): ReadonlySet<number> {
  const table = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(table + 2); index += 1) {
    const subtable = table + font.readUInt32BE(table + 8 + index * 8);
    if (font.readUInt16BE(subtable) === 4) addSegments(font, subtable, found);
  }
  return found;
}

function tableAt(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no table "${name}".`);
}

/** Four lists of two bytes for each stretch of code points: its end, its start, a shift, and where its shapes are listed. */
function addSegments(font: Buffer, subtable: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const [starts, shifts, lists] = [ends + doubled + 2, ends + doubled * 2 + 2, ends + doubled * 3 + 2];
  for (let place = 0; place < doubled; place += 2) {
    const first = font.readUInt16BE(starts + place);
    const last = font.readUInt16BE(ends + place);
    const list = font.readUInt16BE(lists + place);
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const listed = list === 0 ? point : font.readUInt16BE(lists + place + list + (point - first) * 2);
      if (listed !== 0 && (listed + font.readUInt16BE(shifts + place)) % 0x10000 !== 0) found.add(point);
    }
  }
}
