/**
 * Reads HTML into a list of tags and words, so that tests can compare markup without minding how it is laid out or
 * which entity a character was written as. For tests: it knows only the HTML that components write.
 */
export function readTokens(markup: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gi;
  let end = 0;
  for (const found of markup.matchAll(pattern)) {
    if (found.index !== end) throw new Error(`Not HTML as components write it: ${markup.slice(end, end + 60)}`);
    end = found.index + found[0].length;
    const [whole, slash, tag, attributes, , words] = found;
    if (tag !== undefined) tokens.push(tagToken(slash ?? '', tag, attributes ?? ''));
    else if (words !== undefined) tokens.push(wordsToken(words, insideTextarea(tokens)));
    else tokens.push(whole);
  }
  if (end !== markup.length) throw new Error(`Not HTML as components write it: ${markup.slice(end, end + 60)}`);
  return withoutLayout(tokens);
}

// Beside these a space can be seen, so it has to be there or not be there in both.
const INLINE = new Set(['a', 'span', 'strong', 'b', 'em', 'code', 'abbr', 'time', 'svg']);

function withoutLayout(tokens: readonly string[]): readonly string[] {
  return tokens.flatMap((token, at): string[] => {
    if (!token.startsWith('"')) return [token];
    const words = token.slice(1);
    const start = isInline(tokens[at - 1]) ? words : words.trimStart();
    const both = isInline(tokens[at + 1]) ? start : start.trimEnd();
    const isBetweenTagsOnly = both.trim() === '' && !(isInline(tokens[at - 1]) && isInline(tokens[at + 1]));
    return isBetweenTagsOnly ? [] : [`"${both}`];
  });
}

function isInline(token: string | undefined): boolean {
  return INLINE.has(/^<\/?(\w+)/.exec(token ?? '')?.[1] ?? '');
}

function insideTextarea(tokens: readonly string[]): boolean {
  return tokens.at(-1)?.startsWith('<textarea') ?? false;
}

function tagToken(slash: string, tag: string, attributes: string): string {
  const pairs = [...attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, name, value]) =>
    value === undefined ? ` ${name}` : ` ${name}=${JSON.stringify(decodeEntities(collapse(value)))}`,
  );
  return `<${slash}${tag}${pairs.join('')}>`;
}

// The words of a textarea are kept to the letter: every space there is the person's own.
function wordsToken(words: string, keepSpaces: boolean): string {
  return keepSpaces ? `'${decodeEntities(words)}` : `"${decodeEntities(collapse(words))}`;
}

function collapse(words: string): string {
  return words.replace(/\s+/g, ' ');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0', ctdot: '\u22EF' };

/** The characters that entities stand for. */
function decodeEntities(markup: string): string {
  return markup.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, ...groups: (string | undefined)[]) => {
    const [decimal, hexadecimal, name] = groups;
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return NAMED[name ?? ''] ?? whole;
  });
}
