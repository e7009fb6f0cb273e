const COLOUR = /^#[0-9a-f]{6}$/i;

/**
 * The few lines of CSS that put a landlord's colour in the header, with black or white words on it, whichever reads
 * better. Anything but a colour written as #rrggbb throws, so that a setting can never carry other CSS.
 */
export function landlordStylesheet({ colour }: { readonly colour: string }): string {
  if (!COLOUR.test(colour)) throw new Error(`A landlord's colour is written #rrggbb, not ${JSON.stringify(colour)}`);
  return `:root{--landlord-colour:${colour};--landlord-text-colour:${wordsOn(colour)}}\n`;
}

function wordsOn(background: string): string {
  return contrast('#ffffff', background) >= contrast('#000000', background) ? '#ffffff' : '#000000';
}

/** The contrast between two colours as WCAG 2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

// WCAG 2.2, "relative luminance": https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
