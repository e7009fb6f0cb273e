/** The row was changed by someone else since it was read: the page says so and shows what is there now. */
export class RecordChanged extends Error {
  override name = 'RecordChanged';
}

/** Nothing of that name here for this landlord and this reader. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** True when PostgreSQL refused a row because its key exists; `constraint` narrows it to one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, constraint: broken } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === undefined || broken === constraint);
}
