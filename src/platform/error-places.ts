/** Where it happened. What an error says may quote what somebody wrote, over several lines, so only the places are kept. */
export function placesIn({ stack = '', message }: Error): readonly string[] {
  return stack.replace(message, '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 4);
}
