/** A failed job as the log and the queue may know it: what kind of error and where, never its message. */
export interface FailureFacts {
  readonly error: string;
  readonly code?: string;
  readonly at: readonly string[];
}

/** Messages are left out because the database quotes a person's words in them. */
export function failureFacts(error: unknown): FailureFacts {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code: unknown = (error as { code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: frames.slice(0, 4).map((line) => line.trim()),
  };
}

/** What the queue keeps as the reason: enough to look the failure up in the log. */
export function namelessError(facts: FailureFacts): Error {
  return new Error(facts.code === undefined ? facts.error : `${facts.error} ${facts.code}`);
}
