/** How a command is listed: its name, what follows it, and what it is for. */
export interface CommandWords {
  readonly name: string;
  readonly takes?: string;
  readonly summary: string;
}

/** True where somebody asks how a command is said. What stands after `--` is meant as it is. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? args.length : end).some((word) => word === '--help' || word === '-h');
}

/** `putright demo [--homes N] [--years Y]`, and below it what that does. */
export function howToSay(words: CommandWords): string {
  return `  ${said(words)}\n      ${words.summary}\n`;
}

/** One line about what was typed that could not be read: in our own words where Node found it, with how to say it. */
export function wordsForMistake(error: unknown, words: CommandWords | undefined): string {
  const message = (error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, ' ');
  const ours = wordsForArgument(codeOf(error), message);
  return ours === undefined || words === undefined ? message : `${ours} Say it like: ${said(words)}`;
}

const said = ({ name, takes = '' }: CommandWords): string => `putright ${name} ${takes}`.trimEnd();

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** What Node's reader of arguments found. Its own advice is for whoever writes programs. */
function wordsForArgument(code: unknown, message: string): string | undefined {
  const [, named = ''] = /'(.*?)(?: <value>)?'/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${named} here.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `"${named}" is a word too many.`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return undefined;
  const option = named.split(', ').at(-1) ?? named;
  if (message.includes('does not take')) return `${option} stands alone, without a value.`;
  return message.includes('ambiguous') ? `What follows ${option} begins with a hyphen: if you mean that, write ${option}= and the value right behind it.` : `${option} needs a value behind it.`;
}
