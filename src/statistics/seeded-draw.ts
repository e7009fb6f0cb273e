/**
 * A number below `sides` for these words, always the same for the same words: whoever has them can draw it again. FNV-1a
 * over the characters, then the finishing steps of MurmurHash3, so that words that hardly differ are far apart.
 */
export function drawOf(words: readonly string[], sides: number): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\u001f')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % sides;
}
