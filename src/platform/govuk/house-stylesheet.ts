// The typeface and the crest are licensed for GOV.UK alone, so nothing of either may reach a reader's browser.
const FONT_FACES = /@font-face\s*\{[^}]*\}/g;
const FONT_NOTICE = /\/\*![^*]*Margaret Calvert[^*]*\*\//g;
const FONT_STACK = /GDS Transport,\s*arial,\s*sans-serif/g;
const CREST = /url\([^)]*govuk-crest[^)]*\)/g;
const SOURCE_MAP = /\/\*# sourceMappingURL=[^*]*\*\//g;
const LEFT_OVER = /GDS Transport|url\(|@import/;

/**
 * GOV.UK Frontend's prebuilt stylesheet without its typeface, its crest or any address at all. Throws when a new
 * version brings in something this does not know how to take out.
 */
export function houseStylesheet(prebuiltCss: string): string {
  const css = prebuiltCss
    .replace(FONT_FACES, '')
    .replace(FONT_NOTICE, '')
    .replace(FONT_STACK, 'var(--house-font)')
    .replace(CREST, 'none')
    .replace(SOURCE_MAP, '')
    .trim();
  const leftOver = LEFT_OVER.exec(css);
  if (leftOver) throw new Error(`The stylesheet still asks for something: ${css.slice(leftOver.index, leftOver.index + 80)}`);
  return css;
}
