/** The text of a lower-case UUID as the source of a regular expression, for patterns that hold one. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const wholeUuid = new RegExp(`^${uuidPattern}$`);

/** True for a lower-case UUID; anything else must never reach a query. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && wholeUuid.test(text);
}
