/** What stands directly at the root of a tagged PDF's structure, as "/Document" or "/Sect /Sect". */
export function rootsOf(text: string): string {
  const [, kids = ''] = /\/Type \/StructTreeRoot[^]*?\/K \[([^\]]*)\]/.exec(text) ?? [];
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => new RegExp(`(?:^|\\n)${number} 0 obj\\s*<<[^]*?\\/S (\\/\\w+)`).exec(text)?.[1] ?? 'nothing').join(' ');
}
