/** The file as a whole, or from some line on, cannot be imported. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
  }
}

/** Somebody else works on the run now; nothing of this batch is saved. */
export class ImportTakenOver extends Error {
  override name = 'ImportTakenOver';
}
